using Bunit;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
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
        Services.AddSingleton(data.Database).AddSingleton<TimeProvider>(data.Time).AddLetters();
        return data;
    }

    private static async Task<(long Council, Scope Reader)> ChiefExecutive(TestDatabase data)
    {
        var council = await data.Council("Ambleford", "District");
        return (council, await data.Member("Chris Executive", Role.ChiefExecutive, council));
    }
}
