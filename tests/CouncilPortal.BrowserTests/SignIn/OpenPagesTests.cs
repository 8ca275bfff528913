namespace CouncilPortal.BrowserTests.SignIn;

public sealed class OpenPagesTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_open_pages_of_the_others_within_seconds()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        var circuit = page.WaitForWebSocketAsync();
        await page.SignInAs("Lena Officer", "/actions");
        await circuit;
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/onboarding");

        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        await page.WaitForURLAsync("**/demo/identity/authorize**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Lena Officer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/actions");
    }
}
