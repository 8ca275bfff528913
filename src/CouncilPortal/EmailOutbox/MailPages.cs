using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CouncilPortal.EmailOutbox;

/// <summary>Renders the HTML part of mails from Razor components. One for each batch: it keeps what it rendered until disposed.</summary>
public sealed class MailPages(IServiceProvider services, ILoggerFactory logs) : IAsyncDisposable
{
    private readonly HtmlRenderer renderer = new(services, logs);

    /// <summary>The markup of the component with the parameters given.</summary>
    public Task<string> Render<TComponent>(IDictionary<string, object?> parameters)
        where TComponent : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => renderer.DisposeAsync();
}
