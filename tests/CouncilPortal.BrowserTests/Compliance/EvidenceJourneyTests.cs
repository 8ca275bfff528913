using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>From the overdue action to the receipt, back for more, and to its acceptance.</summary>
public sealed partial class EvidenceJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly FilePayload Minutes = File("minutes.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
    private static readonly FilePayload Slides = File("attendance.csv", "text/csv", "name,attended\nFirst officer,yes\n");

    [Fact]
    public async Task Evidence_goes_to_the_caseworker_back_for_more_and_is_accepted_late()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/actions?due=overdue");
        await officer.AxeIsClean();
        var decision = (await officer.Locator("tbody th a").First.InnerTextAsync()).Split(',')[0];
        await officer.Locator("tbody th a").First.ClickAsync();
        await officer.WaitForURLAsync(ActionAddress());
        var action = officer.Url;
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Log evidence" }).ClickAsync();

        await officer.AxeIsClean();
        await officer.GetByLabel("Day", new() { Exact = true }).FillAsync("");
        await Continue(officer);
        await Expect(officer).ToHaveTitleAsync(new Regex("^Error: "));
        await officer.AxeIsClean();
        await officer.AnswerUntilFiles(TimeProvider.System.GetUtcNow());

        await Heading(officer, "Add files that show it");
        await officer.GetByLabel("Choose files").SetInputFilesAsync([Minutes, Slides]);
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Remove minutes.pdf" })).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Remove attendance.csv" })).ToBeVisibleAsync();
        await officer.GetByLabel("Choose files").SetInputFilesAsync([File("again.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")]);
        await Expect(officer.GetByText("is the same file as “minutes.pdf”")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Continue(officer);

        await Heading(officer, "Check your answers before you submit");
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Submit evidence" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Confirm that the evidence is true" })).ToBeVisibleAsync();
        await Submit(officer);
        var reference = await officer.Locator(".receipt-reference").InnerTextAsync();
        Assert.Matches("^E[0-9]{2}-[0-9]{6}$", reference);
        await officer.AxeIsClean();

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/reviews");
        await caseworker.AxeIsClean();
        await caseworker.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await caseworker.GetByLabel("Ask for more evidence").CheckAsync();
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await Expect(caseworker.GetByRole(AriaRole.Link, new() { Name = "Enter what more the council needs to send" })).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        await caseworker.GetByLabel("What more does the council need to send?").FillAsync("Please send the agenda.");
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await Expect(caseworker.GetByText($"The review of {reference} is recorded")).ToBeVisibleAsync();

        await officer.GotoAsync(action);
        await Expect(officer.GetByText("Please send the agenda.").First).ToBeVisibleAsync();
        await officer.GotoAsync(action + "/evidence");
        await Expect(officer.GetByText("You gave this date before.")).ToBeVisibleAsync();
        await officer.AnswerUntilFiles(TimeProvider.System.GetUtcNow());
        await Heading(officer, "Add files that show it");
        await Continue(officer);
        await Submit(officer);
        var second = await officer.Locator(".receipt-reference").InnerTextAsync();

        await officer.GotoAsync(action);
        await caseworker.GetByRole(AriaRole.Link, new() { Name = second }).ClickAsync();
        await caseworker.GetByLabel("Accept: the action is done late").CheckAsync();
        await caseworker.AxeIsClean();
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await Expect(caseworker.GetByText($"The review of {second} is recorded")).ToBeVisibleAsync();
        await Expect(officer.GetByText("Done late", new() { Exact = true })).ToBeVisibleAsync();

        var visitor = await Open(portal, Device.Desktop);
        await visitor.GotoAsync("/councils/ambleford-borough-council/improvements");
        var improvement = visitor.Locator("tr", new() { HasText = decision });
        await Expect(improvement.GetByText("Done late")).ToBeVisibleAsync();
        await visitor.AxeIsClean();

        // The portal ends before the windows do, which an open circuit would complain of.
        await officer.GotoAsync("about:blank");
        await caseworker.GotoAsync("about:blank");
    }

    [Fact]
    public async Task A_file_waits_for_a_server_that_is_gone_and_goes_on_by_itself()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Lena Officer", "/actions?due=overdue");
        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync(ActionAddress());
        await page.GotoAsync(page.Url + "/evidence?step=files");
        await portal.Kill();
        await page.GetByLabel("Choose files").SetInputFilesAsync([Minutes]);
        await Expect(page.GetByText("Waiting for the connection. The file goes on by itself.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await portal.Restart();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove minutes.pdf" })).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await page.AxeIsClean();
    }

    [Fact]
    public async Task A_restart_of_the_server_loses_nothing_that_was_typed_or_sent()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Phone);
        await page.SignInAs("Lena Officer", "/actions?due=overdue");
        await page.FitsTheWindow();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync(ActionAddress());
        await page.FitsTheWindow();
        var evidence = page.Url + "/evidence";
        await page.GotoAsync(evidence + "?step=files");
        await page.FitsTheWindow();
        await page.GetByLabel("Choose files").SetInputFilesAsync([Minutes]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove minutes.pdf" })).ToBeVisibleAsync();
        await page.GotoAsync(evidence + "?step=what");
        await page.GetByLabel("Your answer").FillAsync("Typed and not yet sent.");
        await Expect(page.GetByText("Draft saved", new() { Exact = true })).ToBeVisibleAsync();
        await portal.Restart();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Your answer")).ToHaveValueAsync("Typed and not yet sent.");
        await page.GetByLabel("Your answer").FillAsync("Typed after the restart.");
        await Continue(page);
        await page.WaitForURLAsync("**?step=files");
        await page.GotoAsync(evidence + "?step=check");
        await Expect(page.GetByText("Typed after the restart.")).ToBeVisibleAsync();
        await Expect(page.GetByText("minutes.pdf")).ToBeVisibleAsync();
    }

    [GeneratedRegex("/actions/[0-9]+$")]
    private static partial Regex ActionAddress();

    private static FilePayload File(string name, string type, string content) =>
        new() { Name = name, MimeType = type, Buffer = Encoding.UTF8.GetBytes(content) };

    private static Task Continue(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

    private static Task Heading(IPage page, string text) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text);

    private static async Task Submit(IPage page)
    {
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit evidence" }).ClickAsync();
        await Heading(page, "Evidence submitted");
    }
}
