using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilPortal.EmailOutbox;

/// <summary>
/// Renders the HTML part of mails from Razor components, which get what they show as parameters and no services.
/// One for each batch: it keeps what it rendered until disposed.
/// </summary>
public sealed class MailPages : IAsyncDisposable
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private readonly HtmlRenderer renderer = new(NoServices, NullLoggerFactory.Instance);

    /// <summary>The markup of the component with the parameters given.</summary>
    public Task<string> Render<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => renderer.DisposeAsync();
}
