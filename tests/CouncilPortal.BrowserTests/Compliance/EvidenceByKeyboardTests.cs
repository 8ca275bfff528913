using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>An apology, and one training for several decisions, by keyboard alone, with axe at each step.</summary>
public sealed class EvidenceByKeyboardTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_apology_is_four_short_pages_and_names_nobody()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await OpenAction(officer, "Apology");
        await Step(officer, "When did the council send the apology?");
        await TypeToday(officer);
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Who signed the apology, and who was it sent to?");
        await Press(officer, AriaRole.Button, "Continue");
        await Expect(officer).ToHaveTitleAsync(new Regex("^Error: "));
        await officer.AxeIsClean();
        await Press(officer, AriaRole.Link, "Select who signed the apology");
        await Expect(officer.GetByLabel("The chief executive")).ToBeFocusedAsync();
        await officer.Keyboard.PressAsync("Space");
        await officer.TabTo(AriaRole.Radio, "The complainant");
        await officer.Keyboard.PressAsync("Space");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Add files that show it");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Check your answers before you submit");
        await Expect(officer.GetByRole(AriaRole.Main)).ToContainTextAsync("The chief executive");
        await Submit(officer);
        await Expect(officer.GetByRole(AriaRole.Main)).ToContainTextAsync("I, Lena Officer, declare that this evidence is true");
        await officer.Screenshot("receipt-apology");
        await officer.GotoAsync("about:blank");
    }

    [Fact]
    public async Task One_training_serves_several_actions_each_with_its_own_facts_and_one_receipt()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await OpenAction(officer, "Training or guidance");
        await Step(officer, "When was the training or guidance completed?");
        await TypeToday(officer);
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Who was trained, and where is it published?");
        await Type(officer, "Number of staff trained", "12");
        await Type(officer, "Who was trained", "Housing officers");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "What has changed?");
        await Type(officer, "Your answer", "Officers now check each case with a list.");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Add files that show it");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Check your answers before you submit");

        await Press(officer, AriaRole.Link, "Use this evidence for other actions as well");
        await Step(officer, "Which other actions does this evidence serve?");
        await officer.Screenshot("also-serves");
        var apology = officer.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Apology, ") }).First;
        await Press(officer, AriaRole.Checkbox, await apology.EvaluateAsync<string>("box => box.labels[0].innerText.trim()"), "Space");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Check your answers before you submit");
        await Expect(officer.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Apology, ") })).ToBeVisibleAsync();
        await officer.Screenshot("check-together");

        await Press(officer, AriaRole.Checkbox, await Name(officer, "#declaration"), "Space");
        await Press(officer, AriaRole.Button, "Submit evidence on 2 actions");
        await Press(officer, AriaRole.Link, await officer.Locator("#error-summary a").First.InnerTextAsync());
        await officer.Keyboard.PressAsync("Enter");
        await Step(officer, "Who signed the apology, and who was it sent to?");
        await officer.TabTo(AriaRole.Radio, "The chief executive");
        await officer.Keyboard.PressAsync("Space");
        await officer.TabTo(AriaRole.Radio, "The complainant");
        await officer.Keyboard.PressAsync("Space");
        await Press(officer, AriaRole.Button, "Continue");
        await Step(officer, "Check your answers before you submit");
        await Press(officer, AriaRole.Checkbox, await Name(officer, "#declaration"), "Space");
        await Press(officer, AriaRole.Button, "Submit evidence on 2 actions");
        await Step(officer, "Evidence submitted");
        await Expect(officer.GetByText("One of 2 submissions that were made together")).ToBeVisibleAsync();
        var reference = await officer.Locator(".receipt-reference").InnerTextAsync();

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/reviews");
        await caseworker.GetByRole(AriaRole.Link, new() { Name = reference }).ClickAsync();
        await Expect(caseworker.GetByText("Submitted together with")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        await caseworker.Screenshot("review-together");
        await officer.GotoAsync("about:blank");
        await caseworker.GotoAsync("about:blank");
    }

    [Fact]
    public async Task A_receipt_is_offered_as_a_tagged_PDF_where_a_browser_prints_it()
    {
        Assert.SkipWhen(Chromium.FindProgram() is null, Chromium.Missing);
        // The browser's own sandbox does not start for root, as whom tests may run.
        await using var portal = await PortalProcess.Start($"Pdf:Chromium={Chromium.FindProgram()}", "Pdf:Sandbox=false", "Pdf:TimeoutSeconds=120");
        var officer = await Open(portal, Device.Desktop);
        await OpenAction(officer, "Payment");
        await officer.AnswerUntilFiles(TimeProvider.System.GetUtcNow());
        await officer.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Step(officer, "Check your answers before you submit");
        await Submit(officer);
        await officer.FitsTheWindow();
        var download = await officer.RunAndWaitForDownloadAsync(
            () => officer.GetByRole(AriaRole.Link, new() { Name = "Download the receipt as a PDF" }).ClickAsync(), new() { Timeout = 120_000 });
        var pdf = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        Assert.Matches("/Lang ?\\(en-GB\\)", pdf);
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        await officer.GotoAsync("about:blank");
    }

    /// <summary>Lena Officer at the first question of the first open action of a remedy.</summary>
    private static async Task OpenAction(IPage page, string remedy)
    {
        await page.SignInAs("Lena Officer", "/actions?state=open");
        var action = page.Locator("tbody tr", new() { HasText = $"{remedy}:" }).Locator("th a").First;
        await Press(page, AriaRole.Link, (await action.GetAttributeAsync("aria-label"))!);
        await page.WaitForURLAsync(new Regex("/actions/[0-9]+$"));
        await Press(page, AriaRole.Link, "Log evidence");
    }

    private static async Task Submit(IPage page)
    {
        await Press(page, AriaRole.Checkbox, await Name(page, "#declaration"), "Space");
        await Press(page, AriaRole.Button, "Submit evidence");
        await Step(page, "Evidence submitted");
    }

    private static async Task Step(IPage page, string heading)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
        await page.AxeIsClean();
    }

    private static async Task TypeToday(IPage page)
    {
        var today = TimeProvider.System.GetUtcNow();
        await Type(page, "Day", $"{today.Day}");
        await Type(page, "Month", $"{today.Month}");
        await Type(page, "Year", $"{today.Year}");
    }

    private static async Task Press(IPage page, AriaRole role, string name, string key = "Enter")
    {
        await page.TabTo(role, name);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.TabTo(AriaRole.Textbox, label);
        await page.Keyboard.TypeAsync(text);
    }

    private static Task<string> Name(IPage page, string control) =>
        page.Locator(control).EvaluateAsync<string>("control => control.labels[0].innerText.trim()");
}
