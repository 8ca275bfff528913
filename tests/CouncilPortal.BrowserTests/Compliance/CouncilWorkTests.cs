using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>What passes between a council's people, and between them and the caseworker, beside evidence.</summary>
public sealed class CouncilWorkTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_council_asks_for_another_date_the_caseworker_decides_and_the_council_sees_it()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await OpenFirst(officer, "Lena Officer", "/actions?state=open&due=soon");
        await officer.GetByLabel("Ask the Ombudsman for another due date").CheckAsync();
        await Expect(officer.GetByText("changes for exceptional reasons only")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ask the Ombudsman" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Enter the date that you propose" })).ToBeVisibleAsync();
        await officer.AxeIsClean();

        await officer.GetByLabel("What is the exceptional reason?").FillAsync("The trainer is ill.");
        await Expect(officer.GetByText("Kept as a draft at")).ToBeVisibleAsync();
        await officer.ReloadAsync();
        await officer.IsLive();
        await Expect(officer.GetByLabel("What is the exceptional reason?")).ToHaveValueAsync("The trainer is ill.");
        await Date(officer, "Which date do you propose?", 60);
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ask the Ombudsman" }).ClickAsync();
        await Expect(officer.GetByText("The date in force stays until it answers")).ToBeVisibleAsync();
        await Expect(officer.GetByText("Not answered yet")).ToBeVisibleAsync();
        await officer.AxeIsClean();

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await caseworker.IsLive();
        await caseworker.GetByLabel("Yes, grant another date").CheckAsync();
        await caseworker.GetByLabel("Reason for your answer").FillAsync("Illness is exceptional.");
        await caseworker.AxeIsClean();
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Answer the request" }).ClickAsync();
        await Expect(caseworker.GetByText("The request is answered, and the council has been told.")).ToBeVisibleAsync();

        await officer.ReloadAsync();
        await officer.IsLive();
        await Expect(officer.GetByText("Granted", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(officer.GetByText("Illness is exceptional.").First).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task An_action_waits_for_the_complainant_is_chased_and_goes_on()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await OpenFirst(officer, "Lena Officer", "/actions?state=open&due=soon");
        await officer.GetByLabel("Record that you are waiting for the complainant").CheckAsync();
        await Expect(officer.GetByText("The due date does not move by itself")).ToBeVisibleAsync();
        await Date(officer, "When did you ask the complainant?", -3);
        await Date(officer, "When do you expect an answer, or will you chase?", 0);
        await officer.GetByLabel("What does the complainant have to do?").FillAsync("Give bank details.");
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(officer.GetByText("Its due date has not changed")).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Heading, new() { Name = "Waiting for the complainant" })).ToBeVisibleAsync();
        await officer.AxeIsClean();

        await officer.GotoAsync("/actions?due=chases");
        await officer.IsLive();
        await Expect(officer.Locator($"a[href='{action}']")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync(action);
        await officer.IsLive();
        await officer.GetByLabel("Record that you have chased the complainant").CheckAsync();
        await Date(officer, "When did you chase the complainant?", 0);
        await Date(officer, "When do you expect an answer, or will you chase?", 7);
        await officer.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(officer.GetByText("The chase is recorded.")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GetByLabel("Record that the complainant has acted").CheckAsync();
        await Date(officer, "When did the complainant act?", 0);
        await officer.AxeIsClean();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(officer.GetByText("The action goes on.")).ToBeVisibleAsync();
        await Expect(officer.Locator(".summary-list").First).ToContainTextAsync("Open");

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await Expect(caseworker.GetByText("Complainant chased")).ToBeVisibleAsync();
        await Expect(caseworker.GetByText("The complainant has acted")).ToBeVisibleAsync();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task A_contributor_hands_an_action_back_and_the_link_officer_sees_why_where_the_Ombudsman_does_not()
    {
        await using var portal = await PortalProcess.Start();
        var contributor = await Open(portal, Device.Desktop);
        var action = await OpenFirst(contributor, "Con Tributor", "/actions");
        await contributor.GetByLabel("Hand the action back to the link officers").CheckAsync();
        await contributor.AxeIsClean();
        await contributor.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await Expect(contributor.GetByRole(AriaRole.Link, new() { Name = "Enter what the link officers need to know" })).ToBeVisibleAsync();
        await contributor.AxeIsClean();
        await contributor.GetByLabel("What do the link officers need to know?").FillAsync("This belongs to the revenues team.");
        await contributor.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await Expect(contributor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Handed back");
        await contributor.AxeIsClean();
        var gone = await contributor.GotoAsync(action);
        Assert.Equal(404, gone!.Status);

        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/actions?due=messages");
        await officer.IsLive();
        await Expect(officer.GetByText("1 new message").First).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync(action);
        await officer.IsLive();
        var notes = officer.GetByRole(AriaRole.Region, new() { Name = "Your council’s notes and comments" });
        await Expect(notes).ToContainTextAsync("The Ombudsman does not see this.");
        await Expect(notes).ToContainTextAsync("This belongs to the revenues team.");
        await officer.AxeIsClean();

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await Expect(caseworker.GetByText("Handed back to the link officers")).ToBeVisibleAsync();
        await Expect(caseworker.GetByText("revenues team")).ToHaveCountAsync(0);
        await Leave(contributor, officer, caseworker);
    }

    [Fact]
    public async Task A_message_and_its_reply_stand_in_one_conversation_and_the_reply_is_new_in_triage()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        var action = await OpenFirst(officer, "Lena Officer", "/actions?state=open&due=soon");
        await officer.GetByRole(AriaRole.Textbox, new() { Name = "Write to the caseworker" }).FillAsync("Is a list of names enough?");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Send to the Ombudsman" }).ClickAsync();
        await Expect(officer.GetByText("Your message is sent to the Ombudsman.")).ToBeVisibleAsync();
        await officer.GetByLabel("A note to the file").CheckAsync();
        await officer.GetByRole(AriaRole.Textbox, new() { Name = "Note or comment" }).FillAsync("Only between us.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Write it" }).ClickAsync();
        await Expect(officer.GetByText("Your note is on the file.")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync("/actions");

        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", $"/desk{action}");
        await caseworker.IsLive();
        await Expect(caseworker.GetByText("Is a list of names enough?")).ToBeVisibleAsync();
        await Expect(caseworker.GetByText("Only between us.")).ToHaveCountAsync(0);
        await caseworker.GetByRole(AriaRole.Textbox, new() { Name = "Write to the council" }).FillAsync("A list is enough.");
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Send the message" }).ClickAsync();
        await Expect(caseworker.GetByText("Your message is sent.")).ToBeVisibleAsync();

        await officer.GotoAsync("/actions?due=messages");
        await Expect(officer.GetByText("1 new message").First).ToBeVisibleAsync();
        await officer.GotoAsync(action);
        var conversation = officer.GetByRole(AriaRole.Region, new() { Name = "Messages with the Ombudsman" });
        await Expect(conversation).ToContainTextAsync("A list is enough.");
        await Expect(conversation).Not.ToContainTextAsync("Only between us.");
        await officer.IsLive();
        await officer.AxeIsClean();
        await officer.GotoAsync("/actions?due=messages");
        await Expect(officer.Locator($"a[href='{action}']")).ToHaveCountAsync(0);
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task Actions_are_assigned_together_and_a_view_is_kept_by_keyboard_alone()
    {
        await using var portal = await PortalProcess.Start();
        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/actions?owner=nobody&due=soon&group=decision");
        await officer.IsLive();
        await officer.AxeIsClean();
        var all = await officer.Locator("label[for=chosen]").InnerTextAsync();
        var offered = int.Parse(Regex.Match(all, "[0-9]+").Value, CultureInfo.InvariantCulture);
        Assert.True(offered > 1);
        await officer.TabTo(AriaRole.Checkbox, all);
        await officer.Keyboard.PressAsync("Space");
        await Expect(officer.GetByText($"{offered} actions chosen")).ToBeVisibleAsync();
        await officer.TabTo(AriaRole.Combobox, "Assign them to");
        await officer.Keyboard.TypeAsync("Con");
        await officer.TabTo(AriaRole.Button, "Assign");
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer.GetByText($"{offered} actions are assigned to Con Tributor.")).ToBeVisibleAsync();
        await officer.AxeIsClean();

        await officer.TabTo(AriaRole.Textbox, "Keep this view as");
        await officer.Keyboard.TypeAsync("Soon and nobody’s");
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer.GetByText("You keep this view as “Soon and nobody’s”")).ToBeVisibleAsync();
        await officer.AxeIsClean();
        await officer.GotoAsync("/actions");
        await officer.IsLive();
        await officer.TabTo(AriaRole.Link, "Soon and nobody’s");
        await officer.Keyboard.PressAsync("Enter");
        await officer.WaitForURLAsync("**/actions?due=soon&owner=nobody&group=decision");
        await officer.TabTo(AriaRole.Button, "Remove the view Soon and nobody’s");
        await officer.Keyboard.PressAsync("Enter");
        await Expect(officer.GetByText("The view “Soon and nobody’s” is removed.")).ToBeVisibleAsync();
        await Leave(officer);
    }

    /// <summary>Opens the first action of a list as somebody, and returns its address in the portal.</summary>
    private static async Task<string> OpenFirst(IPage page, string person, string list)
    {
        await page.SignInAs(person, list);
        await page.IsLive();
        await page.AxeIsClean();
        var action = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        Assert.Matches("^/actions/[0-9]+$", action);
        await page.GotoAsync(action!);
        await page.IsLive();
        await page.AxeIsClean();
        return action!;
    }

    private static async Task Date(IPage page, string question, int days)
    {
        var date = TimeProvider.System.GetUtcNow().AddDays(days);
        var group = page.GetByRole(AriaRole.Group, new() { Name = question });
        foreach (var (label, value) in new[] { ("Day", date.Day), ("Month", date.Month), ("Year", date.Year) })
        {
            await group.GetByLabel(label).FillAsync($"{value}");
        }
    }
}
