using Bunit;
using CouncilPortal.PeerGroups;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>Councils side by side.</summary>
public sealed class ComparePageTests : PageTest
{
    [Fact]
    public async Task Councils_of_one_type_stand_in_the_table_and_in_charts_of_their_own()
    {
        await Council("First Council", "District", 30, 23);
        await Council("Second Council", "District", 10, 5);
        await Data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', '2023-24', 63)", null);

        var page = Page(Scope.Public, "?councils=first-council,second-council,no-such-council");

        Assert.Equal(
            ["First Council", "Second Council"],
            page.FindAll("table:not(figure table) tbody th").Select(h => h.TextContent.Trim()));
        Assert.Equal(
            ["77% 23 of 30 investigations Average of its type: 63%", "50% 5 of 10 investigations Average of its type: 63%"],
            page.FindAll("td[data-label='Upheld rate']").Select(c => string.Join(' ', c.Children.Select(e => e.TextContent))));
        Assert.Equal(
            ["First Council: Upheld rate: 77% in 2023-24", "Second Council: Upheld rate: 50% in 2023-24"],
            page.FindAll("figure h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Councils_of_different_types_are_compared_in_the_table_alone()
    {
        await Council("First Council", "District", 30, 23);
        await Council("Second Council", "County", 10, 5);

        var page = Page(Scope.Public, "?councils=first-council,second-council");

        Assert.Empty(page.FindAll("figure"));
        Assert.Contains("different types", page.Text(), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("td[data-label='Upheld rate']").Count);
    }

    [Fact]
    public async Task A_provisional_year_is_not_set_beside_other_councils_even_for_its_own_officer()
    {
        var council = await Council("First Council", "District", 30, 23);
        await Data.Execute("insert into reporting_years (year, public_from) values ('2031-32', null)", null);
        await Data.Figures(council, "2031-32", 4, 4, null, null, null);
        var officer = await Data.Member("Lena Officer", Role.LinkOfficer, council);

        Assert.DoesNotContain("2031-32", Page(officer, "?councils=first-council").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_than_eight_are_taken_and_one_can_be_added_and_removed()
    {
        for (var i = 1; i <= 10; i++)
        {
            await Council($"Council {i:00}", "District", 4, 2);
        }

        var page = Page(Scope.Public, "?councils=council-01,council-02&add=council-03");
        Assert.Equal(3, page.FindAll(".chosen li").Count);
        Assert.Equal("/compare?councils=council-01,council-03&statistic=0", page.FindAll(".chosen li")[1].QuerySelectorAll("a")[1].GetAttribute("href"));

        var full = Page(Scope.Public, "?councils=" + string.Join(',', Enumerable.Range(1, 10).Select(i => $"council-{i:00}")));
        Assert.Equal(8, full.FindAll(".chosen li").Count);
        Assert.Empty(full.FindAll("form"));
    }

    [Fact]
    public async Task Groups_of_the_same_region_county_and_size_are_offered()
    {
        var own = await Council("Own Council", "District", 4, 2);
        var near = await Council("Near Council", "District", 4, 2);
        var far = await Council("Far Council", "District", 4, 2);
        await Data.Execute("update authorities set region = 'East', county_code = 'KEN' where id in (@own, @near)", new { own, near });
        await Data.Execute(
            "insert into populations (authority_id, year, population) values (@own, 2021, 100000), (@near, 2021, 50000), (@far, 2021, 99000)", new { own, near, far });

        var page = Page(Scope.Public, "?councils=own-council");

        Assert.Equal(
            [
                "District councils in the same region (East) /compare?councils=own-council,near-council&statistic=0",
                "District councils in the same county /compare?councils=own-council,near-council&statistic=0",
                "District councils with a similar population /compare?councils=own-council,far-council,near-council&statistic=0",
            ],
            page.FindAll("main li a, ul:not([class]) li a").Where(a => a.TextContent.StartsWith("District", StringComparison.Ordinal)).Select(a => $"{a.TextContent} {a.GetAttribute("href")}"));
    }

    [Fact]
    public async Task A_kept_group_is_labelled_as_its_makers_choice_and_stays_a_group_when_another_year_is_chosen()
    {
        var own = await Council("First Council", "District", 30, 23);
        await Council("Second Council", "District", 10, 5);
        var maker = await Data.Member("Sam Scrutiny", Role.ScrutinyMember, own);
        var offer = Page(maker, "?councils=first-council,second-council");
        Assert.NotNull(offer.Find("a[href='/compare/groups?councils=first-council,second-council']"));
        var key = (await new KeepPeerGroupCommand(Data.Database, Data.Time).Keep(
            maker, new KeepPeerGroup { Name = "Pair", Slugs = ["first-council", "second-council"] }, Xunit.TestContext.Current.CancellationToken)).Key;

        var page = Page(Scope.Public, $"?group={key}");

        Assert.Equal("“Pair” is a peer group chosen by its maker, not by the Ombudsman.", page.Find(".inset").Text());
        Assert.Equal(2, page.FindAll(".chosen li").Count);
        Assert.Equal($"/compare?group={key}&statistic=1", page.FindAll(".tabs a")[1].GetAttribute("href"));
        Assert.Empty(page.FindAll("a[href^='/compare/groups']"));
        Assert.EndsWith("You keep it.", Page(maker, $"?group={key}").Find(".inset").Text(), StringComparison.Ordinal);
        Assert.False(IsNotFound);
        Page(maker, "?group=guessed");
        Assert.True(IsNotFound);
    }

    private IRenderedComponent<ComparePage> Page(Scope scope, string query) => Visit<ComparePage>(scope, $"/compare{query}", _ => { });

    private async Task<long> Council(string name, string type, int investigated, int upheld)
    {
        var council = await Data.Council(name, type);
        await Data.Figures(council, "2023-24", investigated, upheld, null, null, null);
        return council;
    }
}
