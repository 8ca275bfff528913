using Bunit;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Letters;
using CouncilPortal.PdfPrinting;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Letters;

/// <summary>The own council's letters, and one of them.</summary>
public sealed class OwnLettersPageTests : BunitContext
{
    [Fact]
    public async Task A_letter_says_when_it_becomes_public_and_that_opening_it_was_recorded()
    {
        await using var data = await Start();
        var (council, reader) = await ChiefExecutive(data);
        var now = data.Time.GetUtcNow();
        await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));

        var page = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(reader));

        Assert.Equal("Annual review letter 2024-25", page.WaitForElement("h1").LastChild!.TextContent);
        Assert.Contains("16 January 2026 at 9am", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Contains("recorded", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Equal("Complaints upheld", page.Find("article h2").TextContent);
        Assert.Contains("Not real: Ambleford", page.Find(".invented").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("h1 ~ h3, h4"));
    }

    [Fact]
    public async Task A_published_letter_leads_to_its_public_page_and_to_the_others()
    {
        await using var data = await Start();
        var (council, reader) = await ChiefExecutive(data);
        var now = data.Time.GetUtcNow();
        await data.Letter(council, "2023-24", now - TimeSpan.FromDays(500), now - TimeSpan.FromDays(493));
        await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));

        var page = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2023-24").AddCascadingValue(reader));

        Assert.Equal("/councils/ambleford/letters/2023-24", page.WaitForElement("h1 ~ p a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".banner"));
        Assert.Equal("/letters/2024-25?council=ambleford", page.Find(".years a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_acts_for_the_chief_executive_confirms_and_writes_and_the_other_officers_see_where_it_stands()
    {
        await using var data = await Start();
        var (council, chief) = await ChiefExecutive(data);
        var officer = await data.Member("Lena Officer", Role.LinkOfficer, council);
        var now = data.Time.GetUtcNow();
        var letter = await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));

        var mine = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(chief));
        Assert.Equal(["I have read it", "Send the note"], mine.FindAll("#standing ~ form button").Select(b => b.TextContent));
        Assert.Equal("/letters/2024-25/sharing?council=ambleford", mine.Find("#standing ~ dl a").GetAttribute("href"));

        await Services.GetRequiredService<ConfirmLetterCommand>().Confirm(chief, letter, CancellationToken.None);
        await Services.GetRequiredService<WriteLetterNoteCommand>().Write(chief, letter, "Please see me.", CancellationToken.None);
        var hers = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(officer));
        Assert.Empty(hers.FindAll("form"));
        Assert.Contains("Chris Executive, 12 January 2026 at 9am", hers.Find("#standing ~ dl").TextContent, StringComparison.Ordinal);
        Assert.Equal("Please see me.", hers.Find(".as-typed").TextContent);
        Assert.Empty(hers.FindAll("#standing ~ dl a"));
    }

    [Fact]
    public async Task A_member_sees_nothing_of_where_a_letter_stands()
    {
        await using var data = await Start();
        var (council, _) = await ChiefExecutive(data);
        var member = await data.Member("Sam Scrutiny", Role.ScrutinyMember, council);
        var now = data.Time.GetUtcNow();
        await data.Letter(council, "2024-25", now - TimeSpan.FromDays(9), now - TimeSpan.FromDays(2));

        var page = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(member));
        Assert.Empty(page.FindAll("#standing, form"));
    }

    [Fact]
    public async Task A_letter_that_was_issued_anew_says_why_and_leads_to_the_earlier_one()
    {
        await using var data = await Start();
        var (council, reader) = await ChiefExecutive(data);
        var now = data.Time.GetUtcNow();
        var letter = await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));
        await data.Execute("insert into replaced_letters (letter_id, version, issued_at, body, replaced_at, replaced_by_name, reason) values (@letter, 1, @now, 'It was two of five.', @now, 'Pat', 'Miscounted')", new { letter, now });
        await data.Execute("update letters set version = 2, reissued_at = @now, reissue_reason = 'Miscounted' where id = @letter", new { letter, now });

        var page = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(reader));
        Assert.Contains("Issued anew on 12 January 2026. Miscounted", page.Find(".inset").TextContent, StringComparison.Ordinal);
        var earlier = page.FindAll("a").Single(a => a.TextContent.StartsWith("Issued on", StringComparison.Ordinal)).GetAttribute("href");
        Assert.Equal("/letters/2024-25?council=ambleford&version=1", earlier);

        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(earlier!);
        var old = Render<OwnLetterPage>(p => p.Add(x => x.Year, "2024-25").AddCascadingValue(reader));
        Assert.Contains("It was two of five.", old.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Contains("an earlier issue of the letter", old.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_tells_the_public_ones_from_the_others_in_words()
    {
        await using var data = await Start();
        var (council, reader) = await ChiefExecutive(data);
        var now = data.Time.GetUtcNow();
        await data.Letter(council, "2023-24", now - TimeSpan.FromDays(500), now - TimeSpan.FromDays(493));
        await data.Letter(council, "2024-25", now - TimeSpan.FromDays(3), now + TimeSpan.FromDays(4));

        var page = Render<OwnLettersPage>(p => p.AddCascadingValue(reader));
        page.WaitForElement("table");

        Assert.Equal(["Not yet public", "Public"], page.FindAll(".tag").Select(t => t.TextContent));
        Assert.Equal(
            ["/letters/2024-25?council=ambleford", "/councils/ambleford/letters/2023-24"],
            page.FindAll("tbody a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Somebody_without_letters_reads_when_there_will_be_one()
    {
        await using var data = await Start();
        var (_, reader) = await ChiefExecutive(data);
        var page = Render<OwnLettersPage>(p => p.AddCascadingValue(reader));
        page.WaitForAssertion(() => Assert.Contains("no letter for you to read yet", page.Markup, StringComparison.Ordinal));
    }

    private async Task<TestDatabase> Start()
    {
        var data = await TestDatabase.Create(EngineKind.Sqlite);
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddSingleton(new PortalAddress(null))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLetters().AddPdfPrinting();
        return data;
    }

    private static async Task<(long Council, Scope Reader)> ChiefExecutive(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        return (council, await data.Member("Chris Executive", Role.ChiefExecutive, council));
    }
}
