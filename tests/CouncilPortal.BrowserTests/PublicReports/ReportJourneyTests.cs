using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.PublicReports;

/// <summary>A public report from receipt to acceptance on both sides, and the summary of findings for members.</summary>
public sealed class ReportJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_report_is_noticed_considered_extended_answered_confirmed_and_accepted()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Mo Nitoring", "/reports");
        await officer.AxeIsClean();
        await Expect(officer.Locator("tbody tr").First).ToContainTextAsync("Notice: in 9 days");
        await officer.Locator("tbody th a").First.ClickAsync();
        await officer.WaitForURLAsync(new Regex("/reports/[0-9-]+$"));
        await officer.IsLive();
        var report = officer.Url;
        await officer.AxeIsClean();

        await NoticeByKeyboard(officer);
        await ConsideredByKeyboard(officer);

        await officer.GetByLabel("Copies are open for inspection", new() { Exact = true }).CheckAsync();
        await officer.AxeIsClean();
        await TypeDate(officer, "From which day can copies be inspected?", Today);
        await TypeDate(officer, "Until which day?", Today.AddDays(5));
        await officer.GetByLabel("Where?").FillAsync("The town hall");
        await Record(officer);
        await Expect(officer.GetByRole(AriaRole.Alert)).ToContainTextAsync("Copies must be open for three weeks");
        await officer.AxeIsClean();
        await TypeDate(officer, "Until which day?", Today.AddDays(20));
        await Record(officer);
        await Recorded(officer, "copies open for inspection");

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/reports");
        await caseworker.AxeIsClean();
        await caseworker.GotoAsync($"/desk{new Uri(report).AbsolutePath}/ambleford-borough-council");
        await caseworker.IsLive();
        await Expect(caseworker.GetByText("Members have considered the report. The council answers by")).ToBeVisibleAsync();
        await caseworker.GetByLabel("A longer period, agreed in writing").CheckAsync();
        await caseworker.AxeIsClean();
        await caseworker.GetByLabel(new Regex("^Consider and answer, last day")).CheckAsync();
        await TypeDate(caseworker, "New last day", Today.AddDays(150));
        await TypeDate(caseworker, "Date of the letter", Today);
        await caseworker.GetByLabel("Who agreed to it for the Ombudsman?").FillAsync("The Ombudsman");
        await caseworker.GetByLabel("Reason").FillAsync("The election.");
        await Record(caseworker);
        await Recorded(caseworker, "longer period agreed");
        await caseworker.AxeIsClean();

        await officer.GotoAsync(report);
        await officer.IsLive();
        await Expect(officer.GetByText("a longer period was agreed in writing")).ToBeVisibleAsync();
        await officer.GetByLabel("The council’s answer to the Ombudsman").CheckAsync();
        await TypeDate(officer, "When was the Ombudsman told?", Today);
        await officer.GetByLabel("All recommendations accepted").CheckAsync();
        await officer.GetByLabel("What has the council done, and what does it mean to do?").FillAsync("We accept all of it.");
        await officer.AxeIsClean();
        await Record(officer);
        await Recorded(officer, "answer to the Ombudsman");
        await officer.GetByLabel("What was to be done is done").CheckAsync();
        await TypeDate(officer, "When was the Ombudsman told that it is done?", Today);
        await officer.GetByLabel("What was done, and when?").FillAsync("The procedure is changed.");
        await Record(officer);
        await Expect(officer.GetByText("The Ombudsman decides whether it accepts what was done.")).ToBeVisibleAsync();

        await Expect(caseworker.GetByText("The procedure is changed.")).ToBeVisibleAsync();
        await caseworker.GetByLabel("The Ombudsman accepts what was done").CheckAsync();
        await TypeDate(caseworker, "When was the Ombudsman satisfied?", Today);
        await Record(caseworker);
        await Expect(caseworker.GetByText("Nothing. The Ombudsman has accepted what was done.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();

        await officer.GotoAsync("/reports");
        await Expect(officer.GetByText("3 reports that are closed")).ToBeVisibleAsync();
        await officer.GotoAsync("about:blank");
        await caseworker.GotoAsync("about:blank");
    }

    [Fact]
    public async Task What_is_typed_survives_a_restart()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Phone);
        await page.SignInAs("Lena Officer", "/reports");
        await page.FitsTheWindow();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/reports/[0-9-]+$"));
        await page.IsLive();
        await page.FitsTheWindow();
        await page.GetByLabel("Public notice was given").CheckAsync();
        await page.GetByLabel("Where was it published?").FillAsync("The Ambleford Courier");
        await Expect(page.GetByText("Kept as a draft at")).ToBeVisibleAsync();
        await portal.Restart();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Where was it published?")).ToHaveValueAsync("The Ambleford Courier");
        await page.GotoAsync("about:blank");
    }

    [Fact]
    public async Task The_monitoring_officer_takes_the_summary_to_members_and_records_it()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.SignInAs("Mo Nitoring", "/findings");
        await page.IsLive();

        // What is not live yet is replaced by what is, and what was typed with it.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy as text" })).ToBeEnabledAsync();
        await page.AxeIsClean();
        await page.GetByLabel("Decided from").FillAsync($"{Today.AddYears(-2).AddDays(1):yyyy-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/findings?from=*");
        await page.IsLive();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as text" }).ClickAsync();
        await Expect(page.GetByText("The summary is copied. Paste it into your report.")).ToBeVisibleAsync();
        Assert.StartsWith("Findings of fault by the Local Government and Social Care Ombudsman: Ambleford", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"), StringComparison.Ordinal);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "The decisions, CSV" }).ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith("reference,decided_on,", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await Record(page);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Select the decisions that members considered" })).ToBeVisibleAsync();
        await page.AxeIsClean();
        await Press(page, AriaRole.Button, "Select all that are still to be reported", "Enter");
        await Type(page, "Day", $"{Today.Day}");
        await Type(page, "Month", $"{Today.Month}");
        await Type(page, "Year", $"{Today.Year}");
        await page.TabTo(AriaRole.Radio, "Full council");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Type(page, "Name of the meeting", "Audit and Governance Committee");
        await Press(page, AriaRole.Button, "Record it", "Enter");
        await Expect(page.GetByText("Recorded: members considered")).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing of the last 2 years is still to be reported.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GotoAsync("about:blank");
    }

    private static async Task NoticeByKeyboard(IPage page)
    {
        await Press(page, AriaRole.Radio, "Public notice was given", "Space");
        await Press(page, AriaRole.Button, "Record it", "Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Enter where the notice was published" })).ToBeVisibleAsync();
        await Expect(page).ToHaveTitleAsync(new Regex("^Error: "));
        await page.AxeIsClean();
        await TypeToday(page);
        await Type(page, "Where was it published?", "The Ambleford Courier");
        await Press(page, AriaRole.Button, "Record it", "Enter");
        await Recorded(page, "public notice given");
    }

    private static async Task ConsideredByKeyboard(IPage page)
    {
        await page.TabTo(AriaRole.Radio, "Public notice was given");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByLabel("Name of the meeting")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await TypeToday(page);
        await Press(page, AriaRole.Radio, "Full council", "Space");
        await Type(page, "Name of the meeting", "Council");
        await Press(page, AriaRole.Radio, "Yes", "Space");
        await Press(page, AriaRole.Button, "Record it", "Enter");
        await Recorded(page, "considered by members");
    }

    private static Task Record(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();

    private static Task Recorded(IPage page, string what) => Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"Recorded: {what}");

    private static async Task TypeDate(IPage page, string question, DateTimeOffset date)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = question });
        await group.GetByLabel("Day").FillAsync($"{date.Day}");
        await group.GetByLabel("Month").FillAsync($"{date.Month}");
        await group.GetByLabel("Year").FillAsync($"{date.Year}");
    }

    private static async Task TypeToday(IPage page)
    {
        await Type(page, "Day", $"{Today.Day}");
        await Type(page, "Month", $"{Today.Month}");
        await Type(page, "Year", $"{Today.Year}");
    }

    private static async Task Press(IPage page, AriaRole role, string name, string key)
    {
        await page.TabTo(role, name);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.TabTo(AriaRole.Textbox, label);
        await page.Keyboard.TypeAsync(text);
    }
}
