namespace CouncilPortal.BrowserTests.SignIn;

public sealed class SignInTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_person_signs_in_and_out_by_keyboard_alone()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.GotoAsync("/sign-in?returnUrl=/people");
        await page.AxeIsClean();

        await page.TabTo(AriaRole.Button, "Sign in as Lena Officer");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/people");
        await page.TabTo(AriaRole.Button, "Sign out");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_demonstration_accounts_fit_a_narrow_window()
    {
        var page = await Open(await portal.Started, Device.Narrow);

        await page.GotoAsync("/sign-in");

        await page.FitsTheWindow();
    }

    [Theory]
    [InlineData("Ed Elsewhere", "an organisation that does not use this portal")]
    [InlineData("Una Known", "you do not have a role in it")]
    public async Task Whoever_is_not_let_in_is_told_why(string name, string why)
    {
        var page = await Open(await portal.Started, Device.Desktop);

        await page.ChooseAccount(name, "/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You cannot be let in");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(why);
        await page.AxeIsClean();
    }

    [Fact]
    public async Task An_idle_person_is_warned_and_stays_by_keyboard()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.SignInAs("Lena Officer", "/onboarding");
        await page.RouteAsync("**/session", route => route.FulfillAsync(new() { Json = new { secondsLeft = 100 } }));
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "You will soon be signed out" });
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        await page.Clock.FastForwardAsync("28:30");

        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("2 minutes");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" })).ToBeFocusedAsync();
        await page.AxeIsClean();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_person_whose_time_is_over_is_told_and_goes_on_where_they_were()
    {
        var page = await Open(await portal.Started, Device.Desktop);
        await page.SignInAs("Lena Officer", "/people");
        await page.RouteAsync("**/session", route => route.FulfillAsync(new() { Json = new { secondsLeft = 0 } }));
        await page.Clock.InstallAsync();
        await page.ReloadAsync();

        await page.Clock.FastForwardAsync("30:00");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have been signed out");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToHaveAttributeAsync("href", "/sign-in?returnUrl=%2Fpeople");
        await page.AxeIsClean();
    }
}
