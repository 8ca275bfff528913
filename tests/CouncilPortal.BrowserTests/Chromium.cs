namespace CouncilPortal.BrowserTests;

/// <summary>The machine's own Chromium, driven by Playwright; one for each test class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Why a test is skipped where <see cref="Browser"/> is null.</summary>
    public const string Missing = "Chromium is not installed: `bash infra/test.sh` as root installs it.";

    // Chromium would otherwise call its maker's servers all the time.
    private static readonly string[] Quiet =
    [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-gpu",
        "--no-first-run",
    ];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>How long an expected thing may take to appear on a slow and busy machine, in milliseconds.</summary>
    internal const float Patience = 15_000;

    private IPlaywright? _playwright;

    /// <summary>The browser; null where none is installed.</summary>
    public IBrowser? Browser { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (FindProgram() is { } program)
        {
            Assertions.SetDefaultExpectTimeout(Patience);
            _playwright = await Playwright.CreateAsync();
            Browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                // Its sandbox starts neither for root nor in many containers, and these pages are our own.
                ChromiumSandbox = false,
                Args = Quiet,
            });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>The path of the program; null where none is installed.</summary>
    internal static string? FindProgram() =>
        Environment.GetEnvironmentVariable("COUNCILPORTAL_TEST_CHROMIUM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists);
}
