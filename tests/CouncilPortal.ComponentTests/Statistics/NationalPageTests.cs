using Bunit;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>The national summary of a year.</summary>
public sealed class NationalPageTests : PageTest
{
    [Fact]
    public async Task The_summary_says_the_published_rates_and_those_of_the_year_before()
    {
        await England("2022-23", 74, null);
        await England("2023-24", 80, 99.7m);

        var page = Page("2023-24");

        Assert.Equal(
            ["The Ombudsman upheld 80% of the complaints that it investigated, against 74% the year before.", "Councils did what was agreed in 99.7% of cases."],
            page.FindAll(".lead").Select(p => p.Text()));
        Assert.Equal("Upheld rate: 80% in 2023-24, 74% in 2022-23", page.Find("figure h3").Text());
    }

    [Fact]
    public async Task Invented_councils_count_for_nothing_and_a_council_without_both_counts_is_not_summed()
    {
        await England("2023-24", 80, null);
        await Real("First Council", investigated: 30, upheld: 23);
        await Real("Second Council", investigated: 10, upheld: 7);
        await Real("Uncounted Council", investigated: null, upheld: 5);
        await Data.Figures(await Data.Council("Ambleford Borough Council", "District"), "2023-24", 100, 100, 5, 5, 5);

        var row = Page("2023-24").FindAll("tbody tr").Single(r => r.TextContent.Contains("District council", StringComparison.Ordinal));

        Assert.Equal("2 councils: 30 of 40 investigations upheld", row.QuerySelector("td[data-label='Counts held']")!.TextContent);
    }

    [Fact]
    public async Task A_year_whose_received_complaints_are_not_known_still_shows_its_other_counts()
    {
        await England("2023-24", 80, null);
        await Data.Execute("insert into national_statistics (year, investigated, upheld, not_upheld) values ('2023-24', 4003, 3202, 801)", null);

        Assert.Contains("Investigations: not upheld801", Page("2023-24").FindAll("tbody tr").Select(r => r.Text()));
    }

    [Theory]
    [InlineData("2023-24")]
    [InlineData("2031-32")]
    [InlineData("nonsense")]
    public async Task A_year_of_which_nothing_national_is_public_is_not_found(string year)
    {
        await England("2022-23", 74, null);
        await Data.Execute("insert into reporting_years (year, public_from) values ('2031-32', null) on conflict do nothing", null);
        await England("2031-32", 99, null);

        Page(year);

        Assert.True(IsNotFound);
    }

    [Fact]
    public async Task A_review_stands_above_the_figures_with_the_figures_of_the_year_and_its_headings_below_its_own()
    {
        await England("2023-24", 80, 99.7m);
        await Data.Execute(
            """
            insert into national_reviews (year, version, written_at) values ('2023-24', 1, '2024-07-01 08:00:00.000000+00:00');
            insert into national_review_texts (year, version, blocks, at, by_name)
                values ('2023-24', 1, '[{"Heading":"The year {year}","Text":"We upheld {upheld rate}.\n\n# Next\n\n<b>Loud</b> [x](javascript:alert(1))"}]', '2024-07-01 08:00:00.000000+00:00', 'Pat');
            """,
            null);

        var page = Page("2023-24");

        Assert.Equal(["The year 2023-24", "The year in figures", "Over the years"], page.FindAll("h2").Select(h => h.Text()));
        Assert.Equal("Next", page.Find("article h3").Text());
        Assert.Equal("We upheld 80%.", page.Find("article p").Text());
        Assert.Empty(page.FindAll("article b"));
        Assert.DoesNotContain("javascript", page.Find("article").InnerHtml, StringComparison.Ordinal);
        Assert.Equal("The Ombudsman’s review of the year, published on 1 July 2024.", page.FindAll("article p")[^1].Text());
    }

    private IRenderedComponent<NationalPage> Page(string year) => Visit<NationalPage>(Scope.Public, $"/national/{year}", p => p.Add(x => x.YearText, year));

    private Task England(string year, decimal upheld, decimal? compliance) => Data.Execute(
        "insert into annual_averages (type, year, upheld_rate, compliance_rate) values ('England', @year, @upheld, @compliance)", new { year, upheld, compliance });

    private async Task Real(string name, int? investigated, int upheld)
    {
        var council = await Data.Council(name, "District");
        await Data.Execute("update authorities set invented = false where id = @council", new { council });
        await Data.Figures(council, "2023-24", investigated, upheld, null, null, null);
    }
}
