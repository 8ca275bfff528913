using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>Themes of upheld cases beside the pooled share of councils of the same type.</summary>
public sealed class ThemesTests
{
    private static readonly ReportingYear Year = ReportingYear.Parse("2024-25");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_average_is_sum_by_sum_over_councils_of_the_type_whose_every_count_is_known(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await Council(data, "Ambleford", "District", "2024-25", ("Housing", 3), ("Planning & Development", 1), ("Other", 3));
        await Council(data, "Bramley", "District", "2024-25", ("Housing", 1), ("Benefits & Tax", 20));
        await Council(data, "Cawood", "District", "2024-25", ("Housing", 0), ("Planning & Development", 2));
        await Council(data, "Half known", "District", "2024-25", ("Housing", 100), ("Planning & Development", null));
        await Council(data, "Another type", "Unitary", "2024-25", ("Housing", 100));
        await Council(data, "Another year", "District", "2023-24", ("Housing", 100));
        var real = await Council(data, "Real", "District", "2024-25", ("Housing", 100));
        await data.Execute("update authorities set invented = false where id = @real", new { real });

        var themes = (await Of(data, Scope.Public, own))!;

        Assert.Equal(["Housing", "Other", "Planning & Development"], themes.Rows.Select(r => r.Category));
        Assert.Equal((7, 3, 5), (themes.Upheld, themes.PooledFrom, themes.OfType));
        Assert.Equal([4m * 100 / 30, 3m * 100 / 30, 3m * 100 / 30], themes.Rows.Select(r => r.AverageShare!.Value));
        Assert.Equal(["Housing", "Other"], themes.Largest.Select(t => t.Category));
    }

    [Theory, BothEngines]
    public async Task Fewer_than_three_councils_are_no_average_and_other_authorities_have_none(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await Council(data, "Ambleford", "District", "2024-25", ("Housing", 3));
        await Council(data, "Bramley", "District", "2024-25", ("Housing", 1));
        Assert.Equal((0, null), ((await Of(data, Scope.Public, own))!.PooledFrom, (await Of(data, Scope.Public, own))!.Rows[0].AverageShare));
        foreach (var name in (string[])["Park one", "Park two", "Park three"])
        {
            own = await Council(data, name, "Other", "2024-25", ("Planning & Development", 1));
        }

        Assert.Null((await Of(data, Scope.Public, own))!.Rows[0].AverageShare);
    }

    [Theory, BothEngines]
    public async Task A_year_that_is_not_public_has_no_themes_even_for_an_officer(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Execute("update reporting_years set public_from = '2099-01-01 00:00:00.000000+00:00' where year = '2024-25'", null);
        var own = await Council(data, "Ambleford", "District", "2024-25", ("Housing", 3));
        Assert.Null(await Of(data, await data.Member("Lena Officer", Role.LinkOfficer, own), own));
        Assert.Null(await Of(data, Scope.System("test"), own));
    }

    [Theory, BothEngines]
    public async Task Decisions_behind_a_theme_are_the_published_upheld_ones_of_the_year(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await Council(data, "Ambleford", "District", "2024-25", ("Housing", 3));
        var today = new DateOnly(2026, 1, 12);
        await data.Decision(own, "24000001", new DateOnly(2024, 4, 1), today);
        await data.Decision(own, "24000002", new DateOnly(2025, 3, 31), today);
        await data.Decision(own, "24000003", new DateOnly(2025, 3, 31), today.AddDays(1));
        await data.Decision(own, "24000004", new DateOnly(2025, 4, 1), today);
        await data.Decision(own, "24000005", new DateOnly(2024, 5, 1), null);
        await data.Decision(own, "24000006", new DateOnly(2024, 5, 1), today);
        await data.Execute("update decisions set outcome = 'Not upheld' where reference = '24000006'", null);
        Assert.Equal(2, Assert.Single((await Of(data, await data.Member("Lena Officer", Role.LinkOfficer, own), own))!.Rows).Decisions);
    }

    private static Task<Themes?> Of(TestDatabase data, Scope scope, long council) => new ThemesQuery(data.Database, data.Time).Of(scope, council, Year, Cancel);

    private static async Task<long> Council(TestDatabase data, string name, string type, string year, params IReadOnlyList<(string Category, int? Upheld)> rows)
    {
        var council = await data.Council(name, type);
        foreach (var (category, upheld) in rows)
        {
            await data.Execute("insert into annual_categories (authority_id, year, category, upheld) values (@council, @year, @category, @upheld)", new { council, year, category, upheld });
        }

        return council;
    }
}
