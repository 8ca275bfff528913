using System.Text;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Imports;

/// <summary>A publisher brings in a file, says what its columns mean, applies it and puts it back.</summary>
public sealed class ImportJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Figures = "Authority code,Year,Detailed investigations,Notes\nZZA,2010-11,4,ask Jo\n";

    [Fact]
    public async Task A_file_is_checked_mapped_applied_and_put_back_by_keyboard()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Pat Publisher", "/desk/imports");
        await Press(page, "Check the file");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose what the file holds");
        await page.AxeIsClean();

        await page.GetByLabel("What does the file hold?").SelectOptionAsync("annual-statistics");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "figures.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Figures) });
        await Press(page, "Check the file");
        await page.WaitForURLAsync(new Regex(@"/desk/imports/\d+$"));
        await Expect(page.GetByText("Cannot be applied", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("2 problems")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.FitsTheWindow();

        await page.GetByLabel("Detailed investigations").SelectOptionAsync("investigated");
        await page.GetByLabel("Notes").SelectOptionAsync("");
        await Press(page, "Keep this and check again");
        await Expect(page.GetByText("Ready to apply")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 added, 0 changed, 0 unchanged").Or(page.GetByText("0 added, 1 changed, 0 unchanged"))).ToBeVisibleAsync();
        await page.AxeIsClean();
        await Press(page, "Apply");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Put back what it changed" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Applied");
        await page.AxeIsClean();

        await Press(page, "Put back what it changed");
        await Expect(page.GetByText("Puts back", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Ready to apply")).ToBeVisibleAsync();
        await Leave(page);
    }

    private static async Task Press(IPage page, string button)
    {
        await page.IsLive();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
