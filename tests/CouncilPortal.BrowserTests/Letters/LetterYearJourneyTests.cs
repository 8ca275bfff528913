using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using static Microsoft.Playwright.Assertions;

namespace CouncilPortal.BrowserTests.Letters;

/// <summary>A publisher's year: from a spreadsheet to letters that are read, shared, and public by themselves at their instant.</summary>
public sealed partial class LetterYearJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Ambleford = "ambleford-borough-council";
    private static readonly DateOnly Today = LondonTime.Today(TimeProvider.System);

    /// <summary>The reporting year that runs today: empty, since the demonstration's figures end with the one before.</summary>
    private static readonly ReportingYear Year = ReportingYear.Of(Today);

    /// <summary>A summer's day after the year's end, on which the letters are issued.</summary>
    private static readonly DateOnly LetterDay = new(Year.LastDay.Year, 7, 15);

    [Fact]
    public async Task From_an_empty_year_to_letters_that_everybody_reads()
    {
        await using var portal = await PortalProcess.Start();
        await portal.Kill();
        await portal.Run("generate", "--authorities", "355", "--decisions", "400", "--seed", "7");
        var codes = await Codes(portal);
        Assert.Equal(361, codes.Count);
        await portal.RestartWith(ClockOn(LetterDay));
        var publisher = await Open(portal, Device.Desktop);
        await publisher.SignInAs("Pat Publisher", "/desk/imports");

        await BringIn(publisher, Figures(codes, isWrong: true));
        await Expect(publisher.GetByText("Cannot be applied", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(publisher.GetByRole(AriaRole.Main)).ToContainTextAsync("upheld");
        await publisher.GotoAsync("/desk/imports");
        await BringIn(publisher, Figures(codes, isWrong: false));
        await Expect(publisher.GetByText("Ready to apply")).ToBeVisibleAsync();
        await Press(publisher, "Apply");
        await Expect(publisher.GetByRole(AriaRole.Button, new() { Name = "Put back what it changed" })).ToBeVisibleAsync();
        await Expect(publisher.GetByRole(AriaRole.Main)).ToContainTextAsync("361 added, 0 changed, 0 unchanged");

        await Prepare(publisher);
        var chief = await Open(portal, Device.Desktop);
        var member = await Open(portal, Device.Phone);
        var visitor = await Open(portal, Device.Phone);
        await member.SignInAs("Sam Scrutiny", "/letters");
        Assert.Equal(404, (await member.GotoAsync($"/letters/{Year}?council={Ambleford}"))!.Status);
        Assert.Equal(404, (await visitor.GotoAsync($"/councils/{Ambleford}/letters/{Year}"))!.Status);

        await ReadAndShare(chief);
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
        await Expect(visitor.GetByRole(AriaRole.Main)).ToContainTextAsync("11 of 17 investigations");
        var answer = await visitor.APIRequest.GetAsync($"{portal.Address}/api/v1/statistics?year={Year}");
        Assert.Contains("\"investigated\":17", (await answer.TextAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Leave(visitor);
    }

    /// <summary>The publisher sets the day, looks at what asks for a look, and issues all letters.</summary>
    private static async Task Prepare(IPage page)
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
        await Expect(preview).ToContainTextAsync("65%: 11 of 17 investigations.");
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
    private static async Task ReadAndShare(IPage page)
    {
        await page.SignInAs("Chris Executive", "/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"New: the annual review letter for {Year}" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("The upheld rate is 65% (11 of 17 investigations)");
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

    private static async Task BringIn(IPage page, string figures)
    {
        await page.GetByLabel("What does the file hold?").SelectOptionAsync("annual-statistics");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "figures.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(figures) });
        await Press(page, "Check the file");
        await page.WaitForURLAsync(ImportAddress());
    }

    /// <summary>The codes of the invented councils that are not abolished: those that were generated and those of the demonstration.</summary>
    private static async Task<IReadOnlyList<string>> Codes(PortalProcess portal)
    {
        var file = Path.Combine(Repository.Artifacts("browser"), $"authorities-{Guid.NewGuid():N}.csv");
        await portal.Run("export", "authorities", file);
        var rows = (await File.ReadAllLinesAsync(file)).Select(r => r.Split(',')).ToList();
        File.Delete(file);
        return [.. rows.Select(r => r[0].Trim('\ufeff')).Where(code => InventedCode().IsMatch(code) && code != "ZZO")];
    }

    private static string Figures(IReadOnlyList<string> codes, bool isWrong)
    {
        var file = new StringBuilder("authority_code,year,investigated,upheld,satisfactory_remedies,compliance_outcomes,complied,complied_late\n");
        foreach (var (n, code) in codes.Index())
        {
            var upheld = code == "ZZA" ? 11 : n % 23;
            var investigated = code == "ZZA" ? 17 : isWrong && n == 100 ? upheld - 1 : upheld + (n % 7);
            var complied = code == "ZZA" || (n % 50 == 0 && upheld > 0) ? upheld - 1 : upheld;
            file.Append(CultureInfo.InvariantCulture, $"{code},{Year},{investigated},{upheld},{Math.Min(upheld, n % 3)},{upheld},{complied},{Math.Min(complied, n % 4)}\n");
        }

        return file.ToString();
    }

    /// <summary>The portal's clock, moved to a day.</summary>
    private static string ClockOn(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"Demo:Clock=+{day.DayNumber - Today.DayNumber}.00:00:00");

    private static async Task Press(IPage page, string button)
    {
        await page.IsLive();
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex("^(GH[0-9]+|ZZ[A-Z])$")]
    private static partial Regex InventedCode();

    [GeneratedRegex(@"/desk/imports/\d+$")]
    private static partial Regex ImportAddress();
}
