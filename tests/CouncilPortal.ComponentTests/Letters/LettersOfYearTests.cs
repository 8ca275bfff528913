using Bunit;
using CouncilPortal.Letters;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.ComponentTests.Letters;

/// <summary>The list of a year's letters on the publisher's desk, and what the desk says of the year.</summary>
public sealed class LettersOfYearTests : PageTest
{
    private const string Year = "2025-26";

    [Fact]
    public async Task Letters_that_are_not_issued_have_reasons_to_look_at_them()
    {
        await Letters();
        var list = await List("all");
        Assert.Equal(["Council", "State", "Why it deserves a look"], list.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal("No longer: it is issued", list.Find("tr:has(a[href$='ambleford']) td:last-child").Text());
        Assert.Contains(list.FindAll("tr:has(a[href$='dunmarsh']) td:last-child li"), reason => reason.Text() == "Nobody at the council would be told: it has no officers here");
    }

    [Fact]
    public async Task Those_that_are_issued_need_no_reason()
    {
        await Letters();
        var list = await List("issued");
        Assert.Equal(["Council", "State"], list.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal("Issued on 9 January 2026", list.Find("tbody td").Text());
    }

    [Fact]
    public async Task The_letters_of_a_year_that_is_public_need_none_either()
    {
        await Letters();
        await Data.Execute("update reporting_years set public_from = @now where year = @Year", new { now = Data.Time.GetUtcNow(), Year });
        Assert.Equal(["Council", "State"], (await List("all")).FindAll("thead th").Select(h => h.TextContent));
    }

    private async Task Letters()
    {
        var now = Data.Time.GetUtcNow();
        await Data.Execute("insert into reporting_years (year, public_from) values (@Year, @from)", new { Year, from = now.AddDays(4) });
        foreach (var name in new[] { "Ambleford", "Dunmarsh" })
        {
            await Data.Figures(await Data.Council(name, "District"), Year, 5, 3, 8, 7, 2);
        }

        await Data.Letter(await Data.Value<long>("select id from authorities where slug = 'ambleford'", null), Year, now.AddDays(-3), now.AddDays(4));
    }

    private async Task<IRenderedComponent<LettersOfYear>> List(string show)
    {
        var publisher = await Data.Member($"Pat {show}", Role.Publisher, null);
        var year = await Services.GetRequiredService<LetterDeskQuery>().Find(publisher, ReportingYear.Parse(Year), Xunit.TestContext.Current.CancellationToken);
        return Render<LettersOfYear>(p => p.Add(x => x.Year, year!).Add(x => x.YearText, Year).Add(x => x.Show, show).Add(x => x.Page, null));
    }
}
