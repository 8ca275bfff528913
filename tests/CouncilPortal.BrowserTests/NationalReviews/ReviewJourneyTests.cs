using System.Globalization;
using System.Text.RegularExpressions;
using CouncilPortal.Time;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.NationalReviews;

/// <summary>A publisher writes the review of a year by keyboard; it becomes public by itself.</summary>
public sealed class ReviewJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_review_is_written_previewed_and_read_by_everybody_once_its_instant_has_passed()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Pat Publisher", "/desk/national");
        await page.AxeIsClean();
        await page.FitsTheWindow();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Not yet public" });
        var year = (await row.GetByRole(AriaRole.Rowheader).InnerTextAsync())[^7..];
        await page.TabTo(AriaRole.Link, $"Review of {year}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"Review of {year}");
        await page.AxeIsClean();

        // A block more, with a figure that there is not; the focus is in it already.
        await page.TabTo(AriaRole.Button, "Add a block");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#heading-2");
        await Expect(page.Locator("#heading-2")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("The lantern year");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("In {yaer} councils learned.");
        await page.TabTo(AriaRole.Button, "Save as version 2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Correct {yaer}: the figures are {year}");
        await Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await page.AxeIsClean();

        // What is typed is kept without a button.
        await page.Locator("#text-2").FillAsync("In {year} councils learned.");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("not saved yet");
        await page.GotoAsync($"/desk/national/{year}");
        await Expect(page.Locator("#text-2")).ToHaveValueAsync("In {year} councils learned.");
        await page.TabTo(AriaRole.Button, "Move up block 3");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#block-1");
        await Expect(page.Locator("#heading-1")).ToHaveValueAsync("The lantern year");
        await page.TabTo(AriaRole.Button, "Preview");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync($"In {year} councils learned.");
        await Expect(page.GetByText("nobody else can see it yet")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.FitsTheWindow();
        await page.TabTo(AriaRole.Link, $"Back to the review of {year}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/desk/national/{year}");

        await page.TabTo(AriaRole.Button, "Save as version 2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The text is saved.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 versions" })).ToBeVisibleAsync();

        // Two days after the year's own.
        await page.GetByRole(AriaRole.Radio, new() { Name = "Later, at 9:30am on a day of its own" }).CheckAsync();
        await page.GetByLabel("Day, if later").FillAsync(LondonTime.Today(TimeProvider.System).AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.TabTo(AriaRole.Button, "Set the day");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The day is set.");
        await page.AxeIsClean();
        await Leave(page);

        var visitor = await Open(portal, Device.Phone);
        await visitor.GotoAsync($"/national/{year}");
        await Expect(visitor.GetByText("The lantern year")).ToHaveCountAsync(0);
        await portal.Restart("Demo:Clock=+5.00:00:00");
        await visitor.GotoAsync($"/national/{year}");
        await Expect(visitor.GetByText("The lantern year")).ToHaveCountAsync(0);
        await portal.Restart("Demo:Clock=+7.00:00:00");
        await visitor.GotoAsync($"/national/{year}");
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Name = "The lantern year" })).ToBeVisibleAsync();
        await Expect(visitor.GetByRole(AriaRole.Article)).ToContainTextAsync($"In {year} councils learned.");
        await visitor.AxeIsClean();
        await visitor.FitsTheWindow();
        await Leave(visitor);
    }
}
