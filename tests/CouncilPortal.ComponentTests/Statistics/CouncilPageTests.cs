using Bunit;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>A council's figures in every state in which they may be.</summary>
public sealed class CouncilPageTests : PageTest
{
    [Fact]
    public async Task The_latest_published_year_is_shown_unless_another_is_asked_for()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2022-23", investigated: 4, upheld: 2, outcomes: null, complied: null, late: null);
        await Data.Figures(council, "2023-24", investigated: 30, upheld: 23, outcomes: null, complied: null, late: null);

        Assert.Equal("77%", Rate(Page(Scope.Public, ""), "upheld-rate"));
        Assert.Equal("50%", Rate(Page(Scope.Public, "?year=2022-23"), "upheld-rate"));
        Assert.Equal("23 of 30 investigations", Page(Scope.Public, "").Find("section[aria-labelledby=upheld-rate] .counts").Text());
    }

    [Fact]
    public async Task Figures_lead_to_the_published_decisions_behind_them_and_to_none_where_none_is_published()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 30, upheld: 23, outcomes: null, complied: null, late: null);
        await Data.Execute("insert into annual_categories (authority_id, year, category, received, decided, upheld) values (@council, '2023-24', 'Housing', 5, 4, 3)", new { council });
        await Data.Decision(council, "23001001", new DateOnly(2023, 6, 2), publishedOn: null);
        Assert.Empty(Page(Scope.Public, "").FindAll(".statistics a, td a"));

        await Data.Decision(council, "23001002", new DateOnly(2023, 6, 2), publishedOn: new DateOnly(2023, 9, 1));
        var page = Page(Scope.Public, "");

        Assert.Equal(
            ["/councils/ambleford-borough-council/decisions?year=2023-24&outcome=Upheld", "/councils/ambleford-borough-council/decisions?year=2023-24&outcome=Not%20upheld"],
            page.FindAll("section[aria-labelledby=upheld-rate] a").Select(a => a.GetAttribute("href")));
        Assert.Equal(
            ["/councils/ambleford-borough-council/decisions?year=2023-24&category=Housing", "/councils/ambleford-borough-council/decisions?year=2023-24&category=Housing&outcome=Upheld"],
            page.FindAll("td a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_year_that_the_portal_counts_says_from_what()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Decision(council, "25001001", new DateOnly(2025, 6, 2), publishedOn: null);

        var banner = Page(await Data.Member("Lena Officer", Role.LinkOfficer, council), "?year=2025-26").Find(".banner").Text();

        Assert.Contains("Provisional figures", banner, StringComparison.Ordinal);
        Assert.Contains("from the 1 decision and 0 compliance outcomes of the year", banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_investigations_is_said_and_is_not_nought_percent()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 0, upheld: 0, outcomes: null, complied: null, late: null);
        var page = Page(Scope.Public, "");
        Assert.Equal("No investigations this year", Rate(page, "upheld-rate"));
        Assert.Equal("No complaints upheld this year", Rate(page, "satisfactory-remedy-rate"));
        Assert.DoesNotContain("%", page.Find(".statistics").Text().Replace("100%", "", StringComparison.Ordinal).Replace("99.5%", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_compliance_outcomes_says_that_nothing_fell_due()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 4, upheld: 2, outcomes: 0, complied: 0, late: null);
        Assert.Equal("No recommendations fell due", Rate(Page(Scope.Public, ""), "compliance-rate"));
    }

    [Fact]
    public async Task Lateness_stands_beside_compliance()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 9, upheld: 8, outcomes: 5, complied: 5, late: 2);
        var card = Page(Scope.Public, "").Find("section[aria-labelledby=compliance-rate]").Text();
        Assert.Contains("100%", card, StringComparison.Ordinal);
        Assert.Contains("2 were completed late.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_average_of_the_type_and_year_and_the_one_verdict_stand_beside_the_rate()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 40, upheld: 35, outcomes: null, complied: null, late: null);
        await Data.Execute("insert into annual_averages (type, year, upheld_rate, compliance_rate, remedy_rate) values ('District', '2023-24', 63, 99.4, 12)", null);
        var card = Page(Scope.Public, "").Find("section[aria-labelledby=upheld-rate]").Text();
        Assert.Contains("88%", card, StringComparison.Ordinal);
        Assert.Contains("Average of similar authorities: 63%.", card, StringComparison.Ordinal);
        Assert.Contains("above the range expected by chance", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_published_average_three_councils_are_pooled_and_that_is_said()
    {
        foreach (var (name, investigated, upheld) in new[] { ("Ambleford Borough Council", 10, 5), ("Second Council", 10, 9), ("Third Council", 20, 16) })
        {
            await Data.Figures(await Data.Council(name, "District"), "2023-24", investigated: investigated, upheld: upheld, outcomes: null, complied: null, late: null);
        }

        var page = Page(Scope.Public, "");
        Assert.Contains("computed by the portal: 75%", page.Find("section[aria-labelledby=upheld-rate]").Text(), StringComparison.Ordinal);
        Assert.Contains("sums of the 3 district councils whose counts are known here, of 3", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_of_another_kind_has_no_average()
    {
        await Data.Figures(await Data.Council("Ambleford Borough Council", "Other"), "2023-24", investigated: 4, upheld: 3, outcomes: null, complied: null, late: null);
        var page = Page(Scope.Public, "");
        Assert.Contains("No average of similar authorities is given", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".meter-average"));
    }

    [Fact]
    public async Task A_year_before_publication_does_not_exist_for_the_public_and_is_provisional_for_the_councils_officers()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Execute("insert into reporting_years (year, public_from) values ('2031-32', @from)", new { from = Data.Time.GetUtcNow().AddDays(3) });
        await Data.Figures(council, "2031-32", investigated: 8, upheld: 7, outcomes: null, complied: null, late: null);
        var officer = await Data.Member("Lena Officer", Role.LinkOfficer, council);
        var member = await Data.Member("Sam Scrutiny", Role.ScrutinyMember, council);

        foreach (var outsider in new[] { Scope.Public, member })
        {
            var hidden = Page(outsider, "?year=2031-32");
            Assert.Contains("no published figures of Ambleford Borough Council for 2031-32", hidden.Text(), StringComparison.Ordinal);
            Assert.DoesNotContain("2031-32", hidden.Find(".years").Text(), StringComparison.Ordinal);
        }

        var shown = Page(officer, "?year=2031-32");
        Assert.Equal("88%", Rate(shown, "upheld-rate"));
        Assert.Contains("not public until 15 January 2026 at 9am", shown.Find(".banner").Text(), StringComparison.Ordinal);
        Assert.Equal("25%", Rate(Page(officer, ""), "upheld-rate"));

        Data.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("88%", Rate(Page(Scope.Public, ""), "upheld-rate"));
    }

    [Theory]
    [InlineData("2023-24", "Decided: advice given", "Decided: assessed and closed")]
    [InlineData("2024-25", "Decided: assessed and closed", "Decided: advice given")]
    public async Task Outcomes_are_shown_in_the_scheme_of_their_year(string year, string shown, string hidden)
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, year, investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Execute("update annual_statistics set advice_given = 2, assessed_and_closed = 3", null);

        var counts = Page(Scope.Public, $"?year={year}").Text();

        Assert.Contains(shown, counts, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden, counts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_known_only_in_the_other_scheme_is_shown_as_it_was_given()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2019-20", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Execute("update annual_statistics set assessed_and_closed = 3", null);

        Assert.Contains("Decided: assessed and closed", Page(Scope.Public, "?year=2019-20").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Categories_stand_with_their_counts_and_an_unknown_count_is_not_zero()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2023-24", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Execute(
            "insert into annual_categories (authority_id, year, category, received, decided, upheld) values (@council, '2023-24', 'Other', 1, 1, 0), (@council, '2023-24', 'Planning & Development', 7, 5, null)",
            new { council });

        var table = Page(Scope.Public, "?year=2023-24").FindAll("table").Single(t => t.TextContent.Contains("by category", StringComparison.Ordinal));

        Assert.Equal(
            ["Planning & Development 7 5 not given", "Other 1 1 0"],
            table.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
    }

    [Fact]
    public async Task The_trends_and_the_funnel_say_in_tables_what_they_draw()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2021-22", investigated: 0, upheld: 0, outcomes: 0, complied: 0, late: 0);
        await Data.Figures(council, "2023-24", investigated: 5, upheld: 3, outcomes: 2, complied: 2, late: 1);
        await Data.Figures(await Data.Council("Kestrelby Borough Council", "District"), "2023-24", investigated: 100, upheld: 58, outcomes: null, complied: null, late: null);

        var page = Page(Scope.Public, "?mark=kestrelby-borough-council");

        var trend = page.Find("#trend-upheld-rate").Closest("figure")!;
        Assert.Equal(
            ["2021-22 none none No investigations this year", "2022-23 none none No figures are given for this year", "2023-24 60% 23% to 88% 3 of 5 investigations"],
            trend.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
        var funnel = page.Find("#among-similar").Closest("section")!;
        Assert.Contains("2 district councils", funnel.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Ambleford Borough Council 3 5 60%", "Kestrelby Borough Council 58 100 58%"],
            funnel.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Single(funnel.QuerySelectorAll(".chart-plot .funnel-highlight"));
        Assert.Equal("kestrelby-borough-council", funnel.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Years_of_and_after_a_break_carry_a_note()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Figures(council, "2019-20", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Figures(council, "2020-21", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        await Data.Figures(council, "2023-24", investigated: 4, upheld: 1, outcomes: null, complied: null, late: null);
        Assert.Empty(Notes("?year=2019-20"));
        Assert.Contains("casework stopped", Assert.Single(Notes("?year=2020-21")), StringComparison.Ordinal);
        Assert.Contains("fewer borderline cases", Assert.Single(Notes("?year=2023-24")), StringComparison.Ordinal);

        IEnumerable<string> Notes(string query) => Page(Scope.Public, query).FindAll(":not(section) > .inset").Select(n => n.Text());
    }

    [Fact]
    public async Task A_council_without_figures_says_so()
    {
        await Data.Council("Ambleford Borough Council", "District");
        var page = Page(Scope.Public, "");
        Assert.Contains("holds no published figures of Ambleford Borough Council.", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".statistics"));
    }

    [Fact]
    public async Task An_old_address_leads_on_for_good_and_keeps_the_year()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        await Data.Execute("insert into former_names (authority_id, name, slug) values (@council, 'Amble Urban District', 'amble-urban-district')", new { council });
        Http.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString("?year=2023-24");
        Visit<CouncilPage>(Scope.Public, "/councils/amble-urban-district?year=2023-24", p => p.Add(x => x.Slug, "amble-urban-district"));
        Assert.Equal(301, Http.Response.StatusCode);
        Assert.Equal("/councils/ambleford-borough-council?year=2023-24", Http.Response.Headers.Location);
    }

    [Theory]
    [InlineData("nowhere", "")]
    [InlineData("ambleford-borough-council", "?year=2023-25")]
    public async Task An_unknown_council_or_an_impossible_year_is_not_found(string slug, string query)
    {
        await Data.Council("Ambleford Borough Council", "District");
        Visit<CouncilPage>(Scope.Public, $"/councils/{slug}{query}", p => p.Add(x => x.Slug, slug));
        Assert.True(IsNotFound);
    }

    [Fact]
    public async Task Old_and_new_councils_lead_to_each_other()
    {
        var council = await Data.Council("Ambleford Borough Council", "District");
        var old = await Data.Council("Old Ambleford District Council", "District");
        await Data.Execute("update authorities set end_date = '2018-04-01' where id = @old", new { old });
        await Data.Execute("insert into authority_successors (authority_id, successor_id) values (@old, @council)", new { old, council });
        Assert.Contains("It took over from Old Ambleford District Council.", Page(Scope.Public, "").Text(), StringComparison.Ordinal);
        var before = Visit<CouncilPage>(Scope.Public, "/councils/old-ambleford-district-council", p => p.Add(x => x.Slug, "old-ambleford-district-council"));
        Assert.Contains("was abolished on 1 April 2018. Its work passed to Ambleford Borough Council.", before.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_figure_has_help_and_an_invented_council_is_marked()
    {
        await Data.Figures(await Data.Council("Ambleford Borough Council", "District"), "2023-24", investigated: 4, upheld: 3, outcomes: 3, complied: 3, late: null);
        var page = Page(Scope.Public, "");
        Assert.Equal(3, page.FindAll(".statistic details summary").Count);
        Assert.Contains("not a share of all complaints received", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Invented for demonstration", page.Find(".invented").Text(), StringComparison.Ordinal);
        Assert.Single(page.FindAll("h1"));
    }

    private IRenderedComponent<CouncilPage> Page(Scope scope, string query)
    {
        var page = Visit<CouncilPage>(scope, $"/councils/ambleford-borough-council{query}", p => p.Add(x => x.Slug, "ambleford-borough-council"));
        page.WaitForElement("h1");
        return page;
    }

    private static string Rate(IRenderedComponent<CouncilPage> page, string statistic) => page.Find($"section[aria-labelledby={statistic}] .rate").Text();
}
