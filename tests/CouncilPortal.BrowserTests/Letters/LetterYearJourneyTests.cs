using System.Globalization;
using System.Text.RegularExpressions;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Letters;

/// <summary>A publisher's year: from a spreadsheet to letters that are read, shared, and public by themselves at their instant.</summary>
public sealed partial class LetterYearJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Ambleford = "ambleford-borough-council";
    private const string Kent = "kent-county-council";
    private const int Authorities = 361;

    /// <summary>The latest year of which the portal ships whole rows of real councils; here their letters are issued from them once more.</summary>
    private static readonly ReportingYear Year = new(2023);

    /// <summary>A day on which the year ran, from which the demonstration is dated: it has no figures of it.</summary>
    private static readonly DateOnly Winter = new(2024, 1, 15);

    /// <summary>A summer's day after the year's end, on which the letters are issued.</summary>
    private static readonly DateOnly LetterDay = new(2024, 7, 15);

    [Fact]
    public async Task From_an_empty_year_to_letters_that_everybody_reads()
    {
        var sheet = await YearSpreadsheet.Of(Year, Authorities, ClockOn(LetterDay));
        Assert.Equal(["KEN", "DEV", "BRW"], sheet.Real);
        var (upheld, rate) = ($"{sheet["ZZA", "upheld"]} of {sheet["ZZA", "investigated"]} investigations", $"{sheet["ZZA", "published_upheld_rate"]}%");
        await using var portal = PortalProcess.NotStarted(ClockOn(Winter));
        await portal.Import("authorities", sheet.Authorities);
        // As it was before the year's figures came: what has been published since is shipped with the portal.
        await portal.Change($"delete from annual_statistics where year = '{Year}'; update reporting_years set public_from = null where year = '{Year}'");
        await portal.RestartWith(ClockOn(LetterDay));
        var publisher = await Open(portal, Device.Desktop);
        await publisher.SignInAs("Pat Publisher", "/desk/imports");

        await BringIn(publisher, sheet.With("GH0100", "upheld", "999"));
        await Expect(publisher.GetByText("Cannot be applied", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(publisher.GetByRole(AriaRole.Main)).ToContainTextAsync("upheld");
        await publisher.GotoAsync("/desk/imports");
        await BringIn(publisher, sheet);
        await Expect(publisher.GetByText("Ready to apply")).ToBeVisibleAsync();
        await Press(publisher, "Apply");
        await Expect(publisher.GetByRole(AriaRole.Button, new() { Name = "Put back what it changed" })).ToBeVisibleAsync();
        await Expect(publisher.GetByRole(AriaRole.Main)).ToContainTextAsync("361 added, 0 changed, 0 unchanged");

        await Prepare(publisher, $"{rate}: {upheld}.");
        var chief = await Open(portal, Device.Desktop);
        var member = await Open(portal, Device.Phone);
        var visitor = await Open(portal, Device.Phone);
        await member.SignInAs("Sam Scrutiny", "/letters");
        Assert.Equal(404, (await member.GotoAsync($"/letters/{Year}?council={Ambleford}"))!.Status);
        Assert.Equal(404, (await member.APIRequest.GetAsync($"{portal.Address}/letters/{Year}/letter.docx?council={Ambleford}")).Status);
        foreach (var council in new[] { Ambleford, Kent })
        {
            Assert.Equal(404, (await visitor.GotoAsync($"/councils/{council}/letters/{Year}"))!.Status);
            Assert.Equal(404, (await visitor.APIRequest.GetAsync($"{portal.Address}/councils/{council}/letters/{Year}/letter.docx")).Status);
        }

        await ReadAndShare(chief, $"The upheld rate is {rate} ({upheld})");
        await member.GotoAsync($"/letters/{Year}?council={Ambleford}");
        await Expect(member.GetByRole(AriaRole.Heading, new() { Name = "Complaints upheld" })).ToBeVisibleAsync();
        await member.FitsTheWindow();
        await member.AxeIsClean();
        await member.GotoAsync($"/councils/{Ambleford}?year={Year}");
        await Expect(member.GetByRole(AriaRole.Main)).ToContainTextAsync("holds no published figures");
        await publisher.GotoAsync($"/desk/letters/{Year}/openings");
        await Expect(publisher.GetByRole(AriaRole.Row).Filter(new() { HasText = "Sam Scrutiny" })).ToHaveCountAsync(1);
        await Expect(publisher.GetByRole(AriaRole.Row).Filter(new() { HasText = "Pat Publisher" })).ToHaveCountAsync(0);
        await publisher.FitsTheWindow();
        await publisher.AxeIsClean();
        await publisher.Screenshot("openings-by-councils");
        await publisher.GetByRole(AriaRole.Link, new() { Name = "The Ombudsman’s people" }).FocusAsync();
        await publisher.Keyboard.PressAsync("Enter");
        var previews = publisher.GetByRole(AriaRole.Row).Filter(new() { HasText = "Letter in the preview of the wording" });
        await Expect(previews.Filter(new() { HasText = "Ambleford Borough Council" })).Not.ToHaveCountAsync(0);
        await Expect(publisher.GetByRole(AriaRole.Row).Filter(new() { HasText = "List of the year’s letters" }).First).ToContainTextAsync("No single council");
        await publisher.FitsTheWindow();
        await publisher.AxeIsClean();
        await publisher.Screenshot("openings-by-the-ombudsman");

        await Leave(publisher, chief, member, visitor);
        await portal.RestartWith(ClockOn(LetterDay.AddDays(8)));
        await visitor.GotoAsync($"/councils/{Ambleford}/letters/{Year}");
        await Expect(visitor.GetByRole(AriaRole.Article)).ToContainTextAsync("In one case");
        await visitor.AxeIsClean();
        await visitor.GotoAsync($"/councils/{Ambleford}?year={Year}");
        await Expect(visitor.GetByRole(AriaRole.Main)).ToContainTextAsync(upheld);
        await IsPublic(visitor, portal.Address);
        await Leave(visitor);
    }

    /// <summary>A real council's figures, exactly as they were published, in its letter, on its page and for programs.</summary>
    private static async Task IsPublic(IPage page, string portal)
    {
        await page.GotoAsync($"/councils/{Kent}/letters/{Year}");
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("81%: 76 of 94 investigations. Average of similar authorities: 85%.");
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("98% of 63 outcomes.");
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("3%: 2 of 76 upheld decisions.");
        await page.AxeIsClean();
        Assert.Equal(200, (await page.APIRequest.GetAsync($"{portal}/councils/{Kent}/letters/{Year}/letter.docx")).Status);
        await page.GotoAsync($"/councils/{Kent}?year={Year}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("76 of 94 investigations");
        var answer = await page.APIRequest.GetAsync($"{portal}/api/v1/councils/{Kent}/statistics");
        Assert.Contains("\"investigated\":94", (await answer.TextAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The publisher sets the day, looks at what asks for a look, and issues all letters.</summary>
    private static async Task Prepare(IPage page, string upheld)
    {
        await page.GotoAsync("/desk/letters");
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Link, new() { Name = Year.ToString(), Exact = true }).ClickAsync();
        await page.IsLive();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("361 authorities have figures of the year");
        await page.GetByLabel("Letters and figures are public from").FillAsync(LetterDay.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Press(page, "Set the day");
        await Expect(page.GetByText("The day of publication is set.")).ToBeVisibleAsync();
        await page.AxeIsClean();

        await page.GetByRole(AriaRole.Link, new() { Name = "Change the wording" }).ClickAsync();
        await page.IsLive();
        await page.GetByLabel("Letter to", new() { Exact = true }).SelectOptionAsync(Ambleford);
        var preview = page.GetByRole(AriaRole.Article, new() { Name = "Letter to Ambleford Borough Council" });
        await Expect(preview).ToContainTextAsync(upheld);
        await page.GetByText("1. Opening").ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).First.FillAsync("Dear Chief Executive\n\nThis is about {councill}.");
        await Press(page, "Save the wording");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("{councill}, which stands for nothing");
        await page.AxeIsClean();
        await page.GetByLabel("Text", new() { Exact = true }).First.FillAsync("Dear Chief Executive\n\nThis is about {council}, and public from {public from}.");
        await Expect(preview).ToContainTextAsync("This is about Ambleford Borough Council, and public from");
        await Press(page, "Save the wording");
        await Expect(page.GetByText("The wording is saved.")).ToBeVisibleAsync();
        await page.FitsTheWindow();

        await page.GotoAsync($"/desk/letters/{Year}/{Ambleford}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Compliance is below 100%");
        await page.GetByLabel("Personal paragraph (optional)").FillAsync("Thank you for meeting us in May.");
        await page.GetByLabel("I have looked at this letter").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Thank you for meeting us in May.");
        await page.AxeIsClean();

        await page.GotoAsync($"/desk/letters/{Year}/{Kent}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nobody at the council would be told");
        await Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("81%: 76 of 94 investigations.");
        await page.GetByLabel("I have looked at this letter").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("What you settled for this letter is saved.")).ToBeVisibleAsync();

        await page.GotoAsync($"/desk/letters/{Year}");
        await Press(page, "Issue 361 letters");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Issue 361 letters now?" })).ToBeVisibleAsync();
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Button, new() { Name = "Issue 361 letters" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("361 issued, 0 to be issued")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.AxeIsClean();
    }

    /// <summary>The chief executive reads the letter, says so, writes to officers, and shares it with the scrutiny member.</summary>
    private static async Task ReadAndShare(IPage page, string upheld)
    {
        await page.SignInAs("Chris Executive", "/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"New: the annual review letter for {Year}" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(upheld);
        await page.AxeIsClean();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Read the letter for {Year}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not yet public" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).ClickAsync();
        await Expect(page.GetByText("It is recorded that you have read the letter.")).ToBeVisibleAsync();
        await page.GetByLabel("Note to your officers (optional)").FillAsync("Please see me about the late cases.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the note" }).ClickAsync();
        await Expect(page.GetByText("Please see me about the late cases.")).ToBeVisibleAsync();
        await page.AxeIsClean();

        await page.GetByRole(AriaRole.Link, new() { Name = "Share it with a councillor" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Share this letter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a councillor of your council");
        await page.AxeIsClean();
        await page.GetByLabel("With whom?").SelectOptionAsync(new SelectOptionValue { Label = "Sam Scrutiny, scrutiny member" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Share this letter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Sam Scrutiny" })).ToContainTextAsync("Not yet");
        await page.AxeIsClean();
    }

    private static async Task BringIn(IPage page, YearSpreadsheet sheet)
    {
        await page.GetByLabel("What does the file hold?").SelectOptionAsync("annual-statistics");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "figures.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = sheet.Xlsx() });
        await Press(page, "Check the file");
        await page.WaitForURLAsync(ImportAddress());
    }

    /// <summary>The portal's clock, moved to a day.</summary>
    private static string ClockOn(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"Demo:Clock={day.DayNumber - LondonTime.Today(TimeProvider.System).DayNumber:+0;-0}.00:00:00");

    private static async Task Press(IPage page, string button)
    {
        await page.IsLive();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex(@"/desk/imports/\d+$")]
    private static partial Regex ImportAddress();
}
