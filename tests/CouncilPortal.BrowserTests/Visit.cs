using System.Collections.Concurrent;

namespace CouncilPortal.BrowserTests;

/// <summary>
/// One person's browser: its own cookies, one window, and a note of everything that a page should not do,
/// errors of script and of the content security policy among them.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _console = new();
    private readonly ConcurrentQueue<(string Address, string Text)> _errors = new();
    private readonly ConcurrentBag<string> _documents = [];
    private readonly PortalProcess _portal;
    private readonly IBrowserContext _context;
    private readonly bool _isTraced;

    private Visit(PortalProcess portal, IBrowserContext context, IPage page, bool isTraced)
    {
        _portal = portal;
        _context = context;
        _isTraced = isTraced;
        Page = page;
        page.Console += (_, message) => Note(message.Type, message.Location ?? "", message.Text);
        page.PageError += (_, error) => Note("error", page.Url, error);
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest)
            {
                _documents.Add(response.Url);
            }
        };
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>
    /// Errors that pages wrote to the console. A document that was itself answered with 403 or 404 is not one: tests look at
    /// such pages on purpose. Nor is an upload that was refused with 422: the browser notes it, and the page tells why.
    /// </summary>
    public IEnumerable<string> Errors => _errors
        .Where(error => !(error.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && (error.Text.Contains("status of 422", StringComparison.Ordinal) || _documents.Any(document => error.Address == $"{document}:0:0"))))
        .Select(error => $"{error.Text} ({error.Address})");

    /// <summary>Opens a window on a portal.</summary>
    /// <param name="trace">Whether to keep what the window showed at each step, which takes a fifth of the time.</param>
    public static async Task<Visit> Open(IBrowser browser, PortalProcess portal, Device device, bool trace)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.Address,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            JavaScriptEnabled = device.Script,
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        await context.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => { window.titleAsSent = document.querySelector('title'); })");
        if (trace)
        {
            await context.Tracing.StartAsync(new() { Snapshots = true });
        }

        return new Visit(portal, context, await context.NewPageAsync(), trace);
    }

    /// <summary>Leaves a trace, a picture, the console and the portal's log for whoever looks into a failure.</summary>
    public async Task Keep(string folder, int number)
    {
        string In(string name) => Path.Combine(folder, $"{number}-{name}");
        await Page.ScreenshotAsync(new() { Path = In("page.png"), FullPage = true });
        await File.WriteAllLinesAsync(In("console.txt"), _console);
        await File.WriteAllTextAsync(In("portal.log"), _portal.Log);
        if (_isTraced)
        {
            await _context.Tracing.StopAsync(new() { Path = In("trace.zip") });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(string kind, string address, string text)
    {
        _console.Enqueue($"{kind}: {text} ({address})");
        if (kind == "error" && !_portal.IsDown)
        {
            _errors.Enqueue((address, text));
        }
    }
}
