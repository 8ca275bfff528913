using Bunit;
using CouncilPortal.Authorities;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.ComponentTests.Statistics;

/// <summary>The councils as hexagons, and the list that says the same.</summary>
public sealed class CouncilMapTests : PageTest
{
    [Fact]
    public async Task Each_hexagon_and_each_row_of_the_list_say_where_the_council_stands()
    {
        await Data.Execute("insert into annual_averages (type, year, upheld_rate) values ('District', '2023-24', 63)", null);
        await Council("Below Council", 0, 30, 5);
        await Council("Within Council", 1, 30, 20);
        await Council("Above Council", 2, 30, 30);
        await Council("Few Council", 3, 2, 1);
        await Council("Idle Council", 4, 0, 0);
        await Council("Unknown Council", 5, null, null);

        var page = Page("?view=map");

        Assert.Equal(
            ["Above Council: above", "Below Council: below", "Few Council: few", "Idle Council: none", "Unknown Council: none", "Within Council: within"],
            page.FindAll("#map a").Select(a => $"{a.GetAttribute("aria-label")!.Split(':')[0]}: {a.QuerySelector("polygon")!.ClassName!.Split("hex-")[1]}"));
        Assert.Equal(
            ["Above Council 100% 30 of 30 investigations Above the range expected by chance", "Few Council 50% 1 of 2 investigations Too few to say", "Idle Council none No investigations this year No figure"],
            page.FindAll("#map-list tbody tr").Where((_, i) => i is 0 or 2 or 3).Select(r => string.Join(' ', r.Children.Where((_, c) => c != 1).Select(c => c.TextContent.Trim()))));
    }

    [Fact]
    public async Task The_rate_itself_can_be_coloured_in_steps()
    {
        await Council("Quarter Council", 0, 4, 1);
        await Council("All Council", 1, 4, 4);

        var page = Page("?view=map&show=rate");

        Assert.Equal(["hex hex-q4", "hex hex-q2"], page.FindAll("#map polygon").Select(p => p.ClassName));
    }

    [Fact]
    public async Task Abolished_councils_and_those_of_the_other_tier_are_not_on_it()
    {
        await Council("Here Council", 0, 4, 1);
        await Council("Gone Council", 1, 4, 1);
        await Data.Execute("update authorities set end_date = '2023-04-01' where name = 'Gone Council'", null);
        await Council("County Council", 2, 4, 1);
        await Data.Execute("update hexagons set tier = 'upper' where hex_column = 2", null);

        Assert.Single(Page("?view=map").FindAll("#map a"));
        Assert.Single(Page("?view=map&tier=upper").FindAll("#map a"));
    }

    [Fact]
    public void Without_any_figure_there_is_nothing_to_draw() =>
        Assert.Contains("no published figures to draw", Page("?view=map").Text(), StringComparison.Ordinal);

    private IRenderedComponent<CouncilsPage> Page(string query) => Visit<CouncilsPage>(Scope.Public, $"/councils{query}", _ => { });

    private async Task Council(string name, int column, int? investigated, int? upheld)
    {
        var council = await Data.Council(name, "District");
        await Data.Execute("insert into hexagons (tier, authority_id, hex_column, hex_row) values ('lower', @council, @column, 0)", new { council, column });
        if (investigated is not null)
        {
            await Data.Figures(council, "2023-24", investigated, upheld, null, null, null);
        }
    }
}
