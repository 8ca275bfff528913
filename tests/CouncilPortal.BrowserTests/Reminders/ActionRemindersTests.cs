namespace CouncilPortal.BrowserTests.Reminders;

/// <summary>The reminders on an action's page.</summary>
public sealed class ActionRemindersTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_link_officer_sees_what_is_sent_and_reminds_by_hand_by_keyboard()
    {
        await using var own = await PortalProcess.Start();
        var page = await Open(own, Device.Desktop);
        await page.SignInAs("Lena Officer", "/actions?due=overdue");
        await page.GetByRole(AriaRole.Main).Locator("tbody a").First.ClickAsync();
        await page.WaitForURLAsync("**/actions/*");
        await page.IsLive();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reminders", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Lena Officer (link officer)");
        await page.AxeIsClean();

        await page.TabTo(AriaRole.Button, "Remind everybody now");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The reminder is on its way");
        await page.GetByText("reminders so far").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Reminded by hand, by Lena Officer.*Lena Officer.*Link officer") })).ToHaveCountAsync(1);
        await page.AxeIsClean();
        await page.FitsTheWindow();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remind everybody now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Everybody was reminded of this action by hand today")).ToBeVisibleAsync();

        var phone = await Open(own, Device.Narrow);
        await phone.SignInAs("Lena Officer", new Uri(page.Url).AbsolutePath);
        await phone.IsLive();
        await phone.GetByText("reminders so far").ClickAsync();
        await phone.AxeIsClean();
        await phone.FitsTheWindow();
    }
}
