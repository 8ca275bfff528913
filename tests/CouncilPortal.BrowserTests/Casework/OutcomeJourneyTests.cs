using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Casework;

/// <summary>How an action ends otherwise than by accepted evidence, on both sides; and its date and its way to the chief executive.</summary>
public sealed class OutcomeJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_action_that_was_not_done_is_recorded_by_keyboard_after_a_second_thought()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await FirstAction(officer, "/actions?due=overdue");
        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await caseworker.AxeIsClean();
        await caseworker.TabTo(AriaRole.Button, "Record the step");
        await caseworker.Keyboard.PressAsync("Enter");
        await Expect(caseworker.GetByRole(AriaRole.Link, new() { Name = "Choose what you want to do" })).ToBeVisibleAsync();
        await Choose(caseworker, "Record that the action was not done", "Why does the action count as not done?", "Nothing was sent in a year.");

        await Press(caseworker, "Record the step");
        var question = caseworker.GetByRole(AriaRole.Dialog);
        await Expect(question).ToContainTextAsync("Record that the action was not done?");
        await caseworker.AxeIsClean();
        await Expect(caseworker.Locator("[role=dialog]:focus-within")).ToHaveCountAsync(1);
        await caseworker.Keyboard.PressAsync("Escape");
        await Expect(question).ToHaveCountAsync(0);
        await Expect(caseworker.GetByLabel("Why does the action count as not done?")).ToHaveValueAsync("Nothing was sent in a year.");
        await Press(caseworker, "Record the step");
        await Press(caseworker, "Yes, record it as not done");
        await Expect(caseworker.GetByText("The action is recorded as not done, and the council has been told.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();

        await officer.ReloadAsync();
        await Expect(officer.GetByText("Not done", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(officer.GetByText("Nothing was sent in a year.").First).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task A_recommendation_is_withdrawn_and_counts_for_nothing()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await FirstAction(officer, "/actions?due=overdue");
        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await caseworker.IsLive();
        await Choose(caseworker, "Withdraw the recommendation", "Why is the recommendation withdrawn?", "The complainant has moved away.");
        await caseworker.AxeIsClean();
        await Press(caseworker, "Record the step");
        await Press(caseworker, "Yes, withdraw it");
        await Expect(caseworker.GetByText("The recommendation is withdrawn, and the council has been told.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();

        await officer.GotoAsync("/actions?due=overdue");
        await officer.IsLive();
        await Expect(officer.Locator($"a[href='{action}']")).ToHaveCountAsync(0);
        await officer.GotoAsync(action);
        await Expect(officer.GetByText("Withdrawn", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Log evidence" })).ToHaveCountAsync(0);
        await officer.AxeIsClean();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task Evidence_that_does_not_satisfy_ends_the_action_as_not_done()
    {
        await using var portal = await PortalProcess.Start();
        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/reviews");
        await caseworker.IsLive();
        await caseworker.GetByRole(AriaRole.Row, new() { Name = "Ambleford" }).First.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^E[0-9]{2}-") }).ClickAsync();
        await caseworker.WaitForURLAsync(new Regex("/desk/reviews/[0-9]+$"));
        await caseworker.IsLive();
        var action = await caseworker.Locator("a[href^='/desk/actions/']").First.GetAttributeAsync("href");
        await caseworker.GetByLabel("Record that the action was not done").CheckAsync();
        await Press(caseworker, "Record the review");
        await Expect(caseworker.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        await caseworker.GetByLabel("Why does the evidence not satisfy the Ombudsman?").FillAsync("The letter does not apologise.");
        await Press(caseworker, "Record the review");
        await Press(caseworker, "Yes, record it as not done");
        await Expect(caseworker.GetByText("is recorded").First).ToBeVisibleAsync();
        await caseworker.AxeIsClean();

        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", action!.Replace("/desk", "", StringComparison.Ordinal));
        await officer.IsLive();
        await Expect(officer.GetByText("The letter does not apologise.").First).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task A_due_date_is_changed_and_an_action_goes_to_the_chief_executive()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await FirstAction(officer, "/actions?due=overdue");
        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await caseworker.IsLive();
        await Choose(caseworker, "Escalate to the chief executive", "What is the chief executive to know and do?", "Nobody has answered for a month.");
        await Press(caseworker, "Record the step");
        await Expect(caseworker.GetByText("The chief executive and the link officers have been told.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        var later = TimeProvider.System.GetUtcNow().AddDays(30);
        await caseworker.GetByLabel("Change the due date").CheckAsync();
        await caseworker.GetByLabel("Day", new() { Exact = true }).FillAsync($"{later.Day}");
        await caseworker.GetByLabel("Month", new() { Exact = true }).FillAsync($"{later.Month}");
        await caseworker.GetByLabel("Year", new() { Exact = true }).FillAsync($"{later.Year}");
        await caseworker.GetByLabel("What is the exceptional reason?").FillAsync("A flood closed the office.");
        await Press(caseworker, "Record the step");
        await Expect(caseworker.GetByText("The due date is changed, and the council has been told.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();

        var executive = await Open(portal, Device.Desktop);
        await executive.SignInAs("Chris Executive", "/actions");
        await Expect(executive.GetByText("Nobody has answered for a month.").First).ToBeVisibleAsync();
        await executive.AxeIsClean();
        await officer.ReloadAsync();
        await Expect(officer.GetByText("A flood closed the office.").First).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Leave(officer, caseworker, executive);
    }

    private static async Task<string> FirstAction(IPage officer, string list)
    {
        await officer.SignInAs("Lena Officer", list);
        await officer.IsLive();
        await officer.Locator("tbody th a").First.ClickAsync();
        await officer.WaitForURLAsync(new Regex("/actions/[0-9]+$"));
        return new Uri(officer.Url).AbsolutePath;
    }

    private static async Task Choose(IPage page, string step, string question, string reason)
    {
        await page.GetByLabel(step).CheckAsync();
        await page.GetByLabel(question).FillAsync(reason);
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).PressAsync("Enter");
}
