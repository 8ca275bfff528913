using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>What happens to somebody in the middle of logging evidence, and that they are told of it plainly.</summary>
public sealed class NothingTypedIsLostTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_lost_connection_is_told_and_what_was_typed_is_saved_when_it_is_back()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        var address = await Statement(page);
        await portal.Kill();
        await page.GetByLabel("Your answer").FillAsync("Typed without a connection.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByText("because the portal cannot be reached. Your text stays here")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Your answer")).ToHaveValueAsync("Typed without a connection.");
        await portal.Restart();
        await Expect(page.GetByText("Draft saved", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Your answer")).ToHaveValueAsync("Typed without a connection.");
    }

    [Fact]
    public async Task A_reload_before_anything_was_saved_puts_back_what_was_typed()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await Statement(page);
        // The portal never hears of it: the page is gone before its first save.
        await page.EvaluateAsync("() => { window.fetch = () => new Promise(() => {}); }");
        await page.GetByLabel("Your answer").FillAsync("Typed a moment ago.");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Your answer")).ToHaveValueAsync("Typed a moment ago.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**?step=files");
        await page.GotoAsync(page.Url.Replace("step=files", "step=check", StringComparison.Ordinal));
        await Expect(page.GetByText("Typed a moment ago.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_second_of_two_tabs_sees_both_versions_and_chooses()
    {
        await using var portal = await PortalProcess.Start();
        var first = await Open(portal, Device.Desktop);
        var address = await Statement(first);
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(address);
        await first.GetByLabel("Your answer").FillAsync("From the first tab.");
        await Expect(first.GetByText("Draft saved", new() { Exact = true })).ToBeVisibleAsync();
        await second.GetByLabel("Your answer").FillAsync("From the second tab.");
        await Expect(second.Locator("#draft-saved")).ToContainTextAsync("changed in another tab or by a colleague");
        await second.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not saved yet");
        await Expect(second.GetByText("From the first tab.")).ToBeVisibleAsync();
        await Expect(second.GetByLabel("Your answer")).ToHaveValueAsync("From the second tab.");
        await second.AxeIsClean();
        await second.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await second.WaitForURLAsync("**?step=files");
    }

    [Fact]
    public async Task A_session_that_ends_in_the_middle_is_told_and_signing_in_goes_on_where_it_stopped()
    {
        await using var portal = await PortalProcess.Start();
        var other = await Open(portal, Device.Desktop);
        var address = await Statement(other);
        var page = await other.Context.NewPageAsync();
        await page.GotoAsync(address);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await Expect(other.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await page.GetByLabel("Your answer").FillAsync("Typed after the session ended.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByText("You have been signed out, so this is not saved yet.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Lena Officer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/evidence?step=what");
        await Expect(page.GetByLabel("Your answer")).ToHaveValueAsync("Typed after the session ended.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Put back" })).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync("**?step=files");
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_in_the_tab_for_whoever_signs_in_next()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await Statement(page);
        await page.EvaluateAsync("() => { window.fetch = () => new Promise(() => {}); }");
        await page.GetByLabel("Your answer").FillAsync("Only mine.");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => sessionStorage.length"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => sessionStorage.length"));
    }

    /// <summary>Lena Officer at the question in words of the first overdue action; the address.</summary>
    private static async Task<string> Statement(IPage page)
    {
        await page.SignInAs("Lena Officer", "/actions?due=overdue");
        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/actions/[0-9]+$"));
        var address = page.Url + "/evidence?step=what";
        await page.GotoAsync(address);
        return address;
    }
}
