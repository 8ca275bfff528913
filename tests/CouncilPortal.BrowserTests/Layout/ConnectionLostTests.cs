namespace CouncilPortal.BrowserTests.Layout;

/// <summary>A page of work whose server goes away says so, and is whole again when the server is back.</summary>
public sealed class ConnectionLostTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_page_says_that_the_connection_is_lost_and_loads_itself_when_the_portal_is_back()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Lena Officer", "/actions");
        await page.IsLive();
        // Blazor notices that a server is gone once the start of its circuit is complete.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => document.body.dataset.old = 'yes'");

        await portal.Kill();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "The connection is lost" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.Screenshot("connection-lost");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        await portal.Restart();

        await page.WaitForFunctionAsync("() => document.body.dataset.old !== 'yes'");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Agreed actions");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
