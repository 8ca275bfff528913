using System.Net;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>The themes of a council's year, as they are fetched.</summary>
public sealed class ThemesFileTests
{
    [Theory, BothEngines]
    public async Task Themes_come_as_a_file_with_the_counts_behind_each_share_for_a_published_year_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var visitor = portal.CreateClient();
        var council = await data.Value<long>("select id from authorities where slug = 'ambleford-borough-council'", null);
        await data.Execute("insert into reporting_years (year, public_from) values ('2031-32', null)", null);
        await data.Execute(
            """
            insert into annual_categories (authority_id, year, category, upheld)
            values (@council, '2023-24', 'Housing', 2), (@council, '2023-24', 'Planning & Development', 1), (@council, '2031-32', 'Housing', 9)
            """,
            new { council });
        await data.Decision(council, "23001001", new DateOnly(2023, 6, 2), publishedOn: new DateOnly(2023, 9, 1));

        var lines = (await visitor.Text("/councils/ambleford-borough-council/themes.csv?year=2023-24")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            ["category,year,upheld,upheld_in_all,share,similar_share,similar_councils,published_decisions", "Housing,2023-24,2,3,67,,0,1", "Planning & Development,2023-24,1,3,33,,0,0"],
            lines);
        foreach (var query in new[] { "", "?year=2031-32", "?year=nonsense" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/councils/ambleford-borough-council/themes.csv{query}")).StatusCode);
        }
    }
}
