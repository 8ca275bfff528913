using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Casework;

/// <summary>From a draft made by hand, through the council's answer, to the decision that everyone reads; and a difference of an import that a person settles.</summary>
public sealed class DecisionJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Title = "Repairs to a council home";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_draft_is_made_shared_contested_amended_made_final_and_published()
    {
        await using var portal = await PortalProcess.Start();
        var caseworker = await Open(portal, Device.Desktop);
        await caseworker.SignInAs("Casey Worker", "/desk/decisions/new");
        await MakeByKeyboard(caseworker);
        await AddRecommendation(caseworker);
        await Share(caseworker);

        var officer = await Open(portal, Device.Desktop);
        await officer.SignInAs("Lena Officer", "/drafts");
        await officer.AxeIsClean();
        await ContestDate(officer);

        var executive = await Open(portal, Device.Desktop);
        await executive.SignInAs("Chris Executive", "/");
        Assert.Equal(403, (await executive.GotoAsync("/drafts"))!.Status);
        Assert.Equal(404, (await executive.GotoAsync("/decisions/25-123-456"))!.Status);
        var visitor = await Open(portal, Device.Phone);
        Assert.Equal(404, (await visitor.GotoAsync("/decisions/25-123-456"))!.Status);

        await caseworker.GotoAsync("/desk/decisions/25-123-456");
        await caseworker.IsLive();
        await Expect(caseworker.GetByText("The trainer is away until then.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        await AmendDate(caseworker);
        await caseworker.GetByRole(AriaRole.Button, new() { Name = "Make it final" }).ClickAsync();
        await Expect(caseworker.GetByText("The decision is final, its dates are fixed")).ToBeVisibleAsync();
        await Publish(caseworker);

        await visitor.GotoAsync("/decisions/25-123-456");
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Title);
        await Expect(visitor.GetByText("Train housing officers in the law on repairs.")).ToBeVisibleAsync();
        await Expect(visitor.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("private text");
        await visitor.AxeIsClean();

        await caseworker.GotoAsync("/desk/decisions/25-123-456/preview?as=link_officer");
        await caseworker.IsLive();
        await Expect(caseworker.GetByText("A private text for the council.")).ToBeVisibleAsync();
        await caseworker.AxeIsClean();
        await Leave(officer, caseworker);
    }

    [Fact]
    public async Task A_difference_of_an_import_is_settled_by_keyboard_and_waits_no_more()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Casey Worker", "/desk/conflicts");
        await page.IsLive();
        await page.AxeIsClean();
        var waiting = await page.Locator("tbody tr").CountAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/desk/conflicts/[0-9]+$"));
        await page.IsLive();
        await page.TabTo(AriaRole.Button, "Settle it");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose what is to stand");
        await page.AxeIsClean();
        await page.TabTo(AriaRole.Radio, "What was recorded here stays");
        await page.Keyboard.PressAsync("Space");
        await page.TabTo(AriaRole.Textbox, "Why?");
        await page.Keyboard.TypeAsync("The date was changed here after the file was made.");
        await page.TabTo(AriaRole.Button, "Settle it");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The difference is settled.")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GotoAsync("/desk/conflicts");
        await page.IsLive();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(waiting - 1);
        await Leave(page);
    }

    [Fact]
    public async Task What_is_typed_into_a_new_decision_is_there_after_a_restart()
    {
        await using var portal = await PortalProcess.Start();
        var page = await Open(portal, Device.Desktop);
        await page.SignInAs("Casey Worker", "/desk/decisions/new");
        await page.IsLive();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Title (public)" }).FillAsync(Title);
        await Expect(page.GetByText("Kept as a draft at")).ToBeVisibleAsync();
        await page.GotoAsync("about:blank");
        await portal.Restart();
        await page.GotoAsync("/desk/decisions/new");
        await page.IsLive();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Title (public)" })).ToHaveValueAsync(Title);
        await Leave(page);
    }

    private static async Task MakeByKeyboard(IPage page)
    {
        await page.IsLive();
        await page.AxeIsClean();
        await page.TabTo(AriaRole.Button, "Make the decision");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter a reference of eight digits");
        await page.AxeIsClean();
        await Type(page, AriaRole.Textbox, "Reference", "25 123 456");
        await page.TabTo(AriaRole.Radio, "Yes: its recommendations are to be shared in confidence first");
        await page.Keyboard.PressAsync("Space");
        await Type(page, AriaRole.Combobox, "Councils concerned", "Ambleford");
        await page.TabTo(AriaRole.Button, "Add the council");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove Ambleford Borough Council" })).ToBeVisibleAsync();
        await Type(page, AriaRole.Textbox, "Title (public)", Title);
        await Type(page, AriaRole.Textbox, "Summary (public)", "Mr Smith complained about repairs.");
        await Expect(page.GetByText("“Mr Smith” looks like somebody’s name")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Summary (public)" }).FillAsync("Mr X complained about repairs. The Council delayed them.");
        await page.TabTo(AriaRole.Radio, "Upheld");
        await page.Keyboard.PressAsync("Space");
        await Type(page, AriaRole.Combobox, "Category", "Housing");
        await page.TabTo(AriaRole.Textbox, "Day");
        await TypeDate(page, Today.AddDays(20));
        await page.TabTo(AriaRole.Button, "Make the decision");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/desk/decisions/25-123-456$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Title);
        await page.AxeIsClean();
    }

    private static async Task AddRecommendation(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a recommendation" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/recommendations/new$"));
        await page.IsLive();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "What is to be done" }).SelectOptionAsync("training_or_guidance");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Wording (private)" }).FillAsync("A private text for the council.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Public summary" }).FillAsync("Train housing officers in the law on repairs within four weeks.");
        await Expect(page.GetByText("“within four weeks” looks like a timescale")).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Public summary" }).FillAsync("Train housing officers in the law on repairs.");
        await FillDate(page.GetByRole(AriaRole.Group, new() { Name = "Due date" }), Today.AddDays(30));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the recommendation" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/desk/decisions/25-123-456$"));
        await page.IsLive();
    }

    private static async Task Share(IPage page)
    {
        await FillDate(page.GetByRole(AriaRole.Group, new() { Name = "Answer wanted by" }), Today.AddDays(10));
        await page.GetByRole(AriaRole.Button, new() { Name = "Share the draft" }).ClickAsync();
        await Expect(page.GetByText("The draft is shared, and the councils’ officers have been told.")).ToBeVisibleAsync();
        await page.AxeIsClean();
    }

    private static async Task ContestDate(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("25 123 456") }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/drafts/25-123-456"));
        await page.IsLive();
        await page.AxeIsClean();
        await page.TabTo(AriaRole.Button, "Send the answer to the Ombudsman");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say whether you agree to the wording of action 1");
        await page.AxeIsClean();
        await Check(page, new Regex("agree to the wording"), "Yes");
        await Check(page, new Regex("agree to the evidence"), "Yes");
        await Check(page, new Regex("as the date of action 1"), "No, I want it changed");
        await FillDate(page.GetByRole(AriaRole.Group, new() { Name = "What date do you want?" }), Today.AddDays(60));
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Why do you want action 1 changed?" }).FillAsync("The trainer is away until then.");
        await Expect(page.GetByText("Kept as a draft at")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.IsLive();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Why do you want action 1 changed?" })).ToHaveValueAsync("The trainer is away until then.");
        await page.AxeIsClean();
        await page.TabTo(AriaRole.Button, "Send the answer to the Ombudsman");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Your answer is sent to the Ombudsman.")).ToBeVisibleAsync();
        await page.AxeIsClean();
    }

    private static async Task AmendDate(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Amend action 1") }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/recommendations/[0-9]+$"));
        await page.IsLive();
        await page.AxeIsClean();
        await FillDate(page.GetByRole(AriaRole.Group, new() { Name = "Due date" }), Today.AddDays(60));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the amendment" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/desk/decisions/25-123-456$"));
        await page.IsLive();
        await Expect(page.GetByText("The proposal was amended after this answer")).ToBeVisibleAsync();
    }

    private static async Task Publish(IPage page)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = "Publish it from a day on" }).CheckAsync();
        await FillDate(page.GetByRole(AriaRole.Group, new() { Name = "Public from" }), Today);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Expect(page.GetByText("The day of publication is set.")).ToBeVisibleAsync();
        await page.AxeIsClean();
    }

    private static Task Check(IPage page, Regex question, string answer) =>
        page.GetByRole(AriaRole.Group, new() { NameRegex = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    private static async Task Type(IPage page, AriaRole role, string name, string text)
    {
        await page.TabTo(role, name);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Types a date from its first field on.</summary>
    private static async Task TypeDate(IPage page, DateOnly date)
    {
        // The optional date of the complaint's receipt comes first.
        await page.TabTo(AriaRole.Textbox, "Day");
        await page.Keyboard.TypeAsync($"{date.Day}");
        await Type(page, AriaRole.Textbox, "Month", $"{date.Month}");
        await Type(page, AriaRole.Textbox, "Year", $"{date.Year}");
    }

    private static async Task FillDate(ILocator group, DateOnly date)
    {
        await group.GetByLabel("Day").FillAsync($"{date.Day}");
        await group.GetByLabel("Month").FillAsync($"{date.Month}");
        await group.GetByLabel("Year").FillAsync($"{date.Year}");
        await group.GetByLabel("Year").BlurAsync();
    }
}
