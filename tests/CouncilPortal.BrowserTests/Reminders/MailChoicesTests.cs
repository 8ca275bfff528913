namespace CouncilPortal.BrowserTests.Reminders;

/// <summary>How mail comes, stopping it, and the bell.</summary>
public sealed class MailChoicesTests(Chromium chromium, SharedPortal portal) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("Lena Officer", "/reminders/settings", "Which e-mails you get")]
    [InlineData("Casey Worker", "/reminders/settings", "Which e-mails you get")]
    [InlineData("Sam Scrutiny", "/reminders/settings", "Which e-mails you get")]
    [InlineData("Lena Officer", "/reminders/rules", "When your council is reminded")]
    [InlineData("Con Tributor", "/reminders/rules", "Your role does not include this page")]
    [InlineData("Ada Ministrator", "/desk/reminders", "Reminders")]
    [InlineData("Lena Officer", "/notifications", "Notifications")]
    public async Task A_page_of_reminders_passes_every_check(string name, string address, string heading)
    {
        foreach (var device in (Device[])[Device.Desktop, Device.Phone, Device.Narrow])
        {
            var page = await Open(await portal.Started, device);

            await page.SignInAs(name, address);

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await page.AxeIsClean();
            await page.FitsTheWindow();
        }
    }

    [Fact]
    public async Task Somebody_chooses_by_keyboard_how_mail_comes()
    {
        await using var own = await PortalProcess.Start();
        var page = await Open(own, Device.Desktop);
        await page.SignInAs("Lena Officer", "/");
        await page.TabTo(AriaRole.Link, (await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Notifications") }).TextContentAsync())!.Trim());
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/notifications");
        await page.TabTo(AriaRole.Link, "Choose which e-mails you get");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/reminders/settings");
        await page.TabTo(AriaRole.Combobox, "Actions due soon");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabTo(AriaRole.Button, "Save");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your choices are saved");
        await Assertions.Expect(page.GetByLabel("Actions due soon")).ToHaveValueAsync("weekly");
        Assert.Equal(["At once", "Once a day"], await page.GetByLabel("Last warnings and overdue actions").Locator("option").AllTextContentsAsync());
        await page.AxeIsClean();
    }

    [Fact]
    public async Task A_mail_is_stopped_without_signing_in_and_only_by_the_button()
    {
        await using var own = await PortalProcess.Start();
        var page = await Open(own, Device.Phone);
        await page.GotoAsync("/demo/inbox");
        await page.ReloadUntil("a[href*='/unsubscribe/']");
        var stop = new Uri((await page.Locator("a[href*='/unsubscribe/']").First.GetAttributeAsync("href"))!).AbsolutePath;

        await page.GotoAsync(stop);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Stop these e-mails");
        await page.AxeIsClean();
        await page.FitsTheWindow();
        await page.TabTo(AriaRole.Button, "Stop these e-mails");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("E-mails stopped");
        await page.AxeIsClean();
        var oneClick = await page.APIRequest.PostAsync(stop, new() { DataString = "List-Unsubscribe=One-Click", Headers = [new("Content-Type", "application/x-www-form-urlencoded")], MaxRedirects = 0 });
        Assert.Equal(200, oneClick.Status);
        Assert.Equal(404, (await page.APIRequest.PostAsync("/unsubscribe/guessed")).Status);
    }

    [Fact]
    public async Task The_bell_counts_what_is_new_and_leads_there_on_every_device()
    {
        await using var own = await PortalProcess.Start();
        var page = await Open(own, Device.Desktop);
        await page.SignInAs("Lena Officer", "/notifications");
        await page.ReloadUntil("button:has-text('Mark all as read')");
        var bell = page.Locator(".bell-count");
        var before = int.Parse(await bell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await page.GetByRole(AriaRole.Main).Locator(".unread a").First.ClickAsync();
        await page.WaitForURLAsync("**/actions/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);

        var phone = await Open(own, Device.Phone);
        await phone.SignInAs("Lena Officer", "/notifications");
        Assert.Equal(before - 1, before == 1 ? 0 : int.Parse(await phone.Locator(".bell-count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));
        await phone.AxeIsClean();
        if (before > 1)
        {
            await phone.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        }

        await Assertions.Expect(phone.GetByText("You have read everything.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(bell).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_council_adds_a_reminder_and_is_told_what_is_wrong()
    {
        await using var own = await PortalProcess.Start();
        var page = await Open(own, Device.Desktop);
        await page.SignInAs("Lena Officer", "/reminders/rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the reminder" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Error: When your council is reminded - CouncilPortal");
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter a number of days from 1 to 60" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Number of days")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("21");
        await page.GetByLabel("Which days").SelectOptionAsync("days");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the reminder" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Due in 21 days" })).ToContainTextAsync("On");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on “Overdue actions go to the chief executive, too”" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Overdue actions go to the chief executive, too" })).ToContainTextAsync("On");
        await page.AxeIsClean();
    }
}
