namespace CouncilPortal.BrowserTests;

/// <summary>
/// A test that looks at the portal as people do. It fails when a page wrote an error to the console or broke the
/// content security policy, and a failure leaves what is needed to understand it in <c>artifacts/browser</c>.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<Visit> _visits = [];

    /// <summary>Opens a window of somebody new, not signed in.</summary>
    protected async Task<IPage> Open(PortalProcess portal, Device device, bool trace = true)
    {
        var visit = await Visit.Open(chromium.Browser!, portal, device, trace);
        _visits.Add(visit);
        return visit.Page;
    }

    /// <summary>Leaves the windows' pages: where the portal ends before the windows do, an open circuit would complain.</summary>
    protected static async Task Leave(params IPage[] pages)
    {
        foreach (var page in pages)
        {
            await page.GotoAsync("about:blank");
        }
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Browser is null, Chromium.Missing);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var errors = _visits.SelectMany(visit => visit.Errors).ToList();
        if (errors.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await KeepEverything();
        }

        foreach (var visit in _visits)
        {
            await visit.DisposeAsync();
        }

        Assert.True(errors.Count == 0, "Pages wrote errors to the console:\n" + string.Join('\n', errors));
    }

    private async Task KeepEverything()
    {
        var test = TestContext.Current.TestMethod!;
        var folder = Repository.Artifacts(Path.Combine("browser", $"{GetType().Name}.{test.MethodName}"));
        foreach (var (number, visit) in _visits.Index())
        {
            await visit.Keep(folder, number + 1);
        }
    }
}
