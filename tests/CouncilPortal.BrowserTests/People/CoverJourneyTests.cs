using System.Globalization;
using System.Text.RegularExpressions;
using CouncilPortal.BrowserTests.Compliance;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.People;

/// <summary>A link officer goes on leave; a colleague stands in and does the work; the return ends it.</summary>
public sealed class CoverJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_link_officer_on_leave_is_covered_by_a_deputy_who_submits_and_the_return_ends_it()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/actions?state=open&due=soon");
        await officer.IsLive();
        await officer.Locator("tbody th a").First.ClickAsync();
        await officer.WaitForURLAsync(new Regex(@"/actions/\d+$"));
        await officer.IsLive();
        var action = new Uri(officer.Url).PathAndQuery;
        await officer.GetByLabel("Assign to", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Lena Officer" });
        await officer.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Expect(officer.GetByText("Lena Officer has this action now.")).ToBeVisibleAsync();

        var deputy = await Open(portal, Device.Narrow);
        await deputy.SignInAs("Con Tributor", "/actions");
        await deputy.IsLive();
        await Expect(deputy.Locator($"a[href='{action}']")).ToHaveCountAsync(0);

        await Arrange(officer);

        await deputy.GotoAsync("/cover");
        await Expect(deputy.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lena Officer" })).ToContainTextAsync("Con Tributor (you)");
        await deputy.AxeIsClean();
        await deputy.FitsTheWindow();
        await deputy.GotoAsync("/actions");
        await deputy.IsLive();
        await Expect(deputy.Locator("tr").Filter(new() { Has = deputy.Locator($"a[href='{action}']") })).ToContainTextAsync("Lena Officer (covered by Con Tributor until");
        await deputy.AxeIsClean();
        await deputy.FitsTheWindow();
        await Submit(deputy, action);

        // Back before the last day: the cover ends at once, and with it what it opened.
        await officer.GotoAsync("/cover");
        await officer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^End now the cover of Con Tributor for Lena Officer") }).ClickAsync();
        await Expect(officer.GetByText("The cover has ended.")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync(action);
        await officer.IsLive();
        await Expect(officer.GetByText("covered by")).ToHaveCountAsync(0);
        await Expect(officer.GetByText("by Con Tributor").First).ToBeVisibleAsync();
        await deputy.GotoAsync(action);
        await Expect(deputy.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page not found");
    }

    /// <summary>By keyboard alone, with a mistake to put right.</summary>
    private static async Task Arrange(IPage officer)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await officer.GotoAsync("/cover");
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Arrange cover" }).FocusAsync();
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer).ToHaveTitleAsync(new Regex("^Error: "));
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Choose who stands in" }).FocusAsync();
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer.GetByLabel("Who stands in?")).ToBeFocusedAsync();
        await officer.Keyboard.TypeAsync("Con");
        await officer.GetByLabel("First day").FillAsync(Written(today));
        await officer.GetByLabel("Last day").FillAsync(Written(today.AddDays(8)));
        await officer.GetByLabel("Last day").FocusAsync();
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer.GetByText("The cover is arranged.")).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lena Officer (you)" })).ToContainTextAsync("In force");
        await officer.AxeIsClean();
        await officer.FitsTheWindow();
    }

    private static async Task Submit(IPage deputy, string action)
    {
        await deputy.GotoAsync(action);
        await deputy.IsLive();
        await Expect(deputy.GetByText("Lena Officer (covered by Con Tributor until")).ToBeVisibleAsync();
        await deputy.AxeIsClean();
        await deputy.GetByRole(AriaRole.Link, new() { Name = "Log evidence" }).ClickAsync();
        await deputy.AnswerUntilFiles(TimeProvider.System.GetUtcNow());
        await deputy.GetByLabel("Choose files").SetInputFilesAsync([new FilePayload { Name = "minutes.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"u8.ToArray() }]);
        await Expect(deputy.GetByRole(AriaRole.Button, new() { Name = "Remove minutes.pdf" })).ToBeVisibleAsync();
        await deputy.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(deputy.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Check your answers before you submit");
        await deputy.GetByRole(AriaRole.Checkbox).CheckAsync();
        await deputy.GetByRole(AriaRole.Button, new() { Name = "Submit evidence" }).ClickAsync();
        await Expect(deputy.Locator(".receipt-reference")).ToBeVisibleAsync();
        await deputy.AxeIsClean();
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
