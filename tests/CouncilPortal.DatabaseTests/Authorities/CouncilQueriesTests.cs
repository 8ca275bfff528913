using CouncilPortal.Authorities;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Authorities;

public sealed class CouncilQueriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Councils_are_found_by_name_former_name_short_name_and_code(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("Bournside, Chase and Poolton Council", "Unitary");
        await data.Council("Ambleford Borough Council", "District");
        await data.Execute("update authorities set short_name = 'BCP', gss_code = 'E06999999' where id = @council", new { council });
        await data.Execute("insert into former_names (authority_id, name, slug) values (@council, 'Poolton Borough', 'poolton-borough')", new { council });

        foreach (var search in new[] { "chase and POOLTON", "bcp", "e06999999", "poolton borough", "Bournside,", "bournside & council" })
        {
            var list = await new CouncilsQuery(data.Database).List(Scope.Public, Filter(search), Cancel);
            Assert.True(list.Total == 1 && Assert.Single(list.Rows).Id == council, search);
        }

        foreach (var search in new[] { "%", "_", "'", "!", "zzz" })
        {
            Assert.Equal(0, (await new CouncilsQuery(data.Database).List(Scope.Public, Filter(search), Cancel)).Total);
        }
    }

    [Theory, BothEngines]
    public async Task Names_that_begin_with_the_words_come_first_and_the_filters_add_up(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.Council("East Kent Council", "District");
        await data.Council("Kent County Council", "County");
        var list = await new CouncilsQuery(data.Database).List(Scope.Public, Filter("kent"), Cancel);
        Assert.Equal(["Kent County Council", "East Kent Council"], list.Rows.Select(r => r.Name));
        var counties = await new CouncilsQuery(data.Database).List(Scope.Public, Filter("kent") with { Type = "County" }, Cancel);
        Assert.Equal("Kent County Council", Assert.Single(counties.Rows).Name);
        Assert.Equal(["County", "District"], counties.Types);
    }

    [Theory, BothEngines]
    public async Task A_district_is_found_by_the_beginning_of_its_countys_name_after_those_that_are_named_so(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var county = await data.Council("Dunmarsh County Council", "County");
        var district = await data.Council("Ambleford Borough Council", "District");
        await data.Council("East Dunmarsh Council", "Unitary");
        await data.Council("Elsewhere Council", "District");
        await data.Execute("update authorities set code = 'ZZD' where id = @county", new { county });
        await data.Execute("update authorities set county_code = 'ZZD' where id = @district", new { district });
        var query = new CouncilsQuery(data.Database);

        var list = await query.List(Scope.Public, Filter("dunmarsh"), Cancel);
        Assert.Equal(["Dunmarsh County Council", "East Dunmarsh Council", "Ambleford Borough Council"], list.Rows.Select(r => r.Name));
        Assert.Equal([null, null, "Dunmarsh County Council"], list.Rows.Select(r => r.County));
        Assert.Equal(district, Assert.Single((await query.List(Scope.Public, Filter("Dunmarsh") with { Type = "District" }, Cancel)).Rows).Id);
        Assert.Equal(2, (await query.List(Scope.Public, Filter("marsh"), Cancel)).Total);
        Assert.Null(Assert.Single((await query.List(Scope.Public, Filter("ambleford"), Cancel)).Rows).County);
    }

    [Theory, BothEngines]
    public async Task An_old_slug_finds_the_council_that_has_it_now_and_a_living_slug_wins(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var council = await data.Council("New Name Council", "District");
        var other = await data.Council("Old Name Council", "District");
        await data.Execute(
            "insert into former_names (authority_id, name, slug) values (@council, 'Older Name', 'older-name'), (@council, 'Old Name Council', 'old-name-council')",
            new { council });
        var query = new CouncilQuery(data.Database);
        Assert.Equal("new-name-council", (await query.Find(Scope.Public, "older-name", Cancel))?.Council.Slug);
        Assert.Equal(other, (await query.Find(Scope.Public, "old-name-council", Cancel))?.Council.Id);
        Assert.Equal("new-name-council", (await query.Find(Scope.Public, "New Name Council", Cancel))?.Council.Slug);
        Assert.Null(await query.Find(Scope.Public, "nowhere", Cancel));
        Assert.Null(await query.Find(Scope.Public, "", Cancel));
    }

    [Theory, BothEngines]
    public async Task A_persons_own_councils_are_the_ones_they_are_a_member_of(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await data.Council("Ambleford Borough Council", "District");
        await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        var query = new OwnCouncilsQuery(data.Database);
        Assert.Equal(own, Assert.Single(await query.All(await data.Member("Sam Scrutiny", Role.ScrutinyMember, own), Cancel)).Id);
        Assert.Empty(await query.All(Scope.Public, Cancel));
        Assert.Empty(await query.All(await data.Member("Casey Worker", Role.Caseworker, null), Cancel));
    }

    [Theory, BothEngines]
    public async Task The_dashboard_is_of_the_own_council_in_every_role_but_a_contributors(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await data.Council("Ambleford", "District");
        await data.Council("Kestrelby", "Metropolitan borough");
        var query = new OwnCouncilsQuery(data.Database);

        foreach (var role in Roles.Council.Except([Role.Contributor]))
        {
            Assert.Equal("Ambleford", Assert.Single(await query.WithDashboard(await data.Member("Reader", role, own), Cancel)).Name);
        }

        Assert.Empty(await query.WithDashboard(await data.Member("Reader", Role.Contributor, own), Cancel));
        Assert.Empty(await query.WithDashboard(await data.Member("Reader", Role.Caseworker, null), Cancel));
        Assert.Empty(await query.WithDashboard(Scope.Public, Cancel));
    }

    private static CouncilsFilter Filter(string search) => CouncilsFilter.Read(search, null, null, null);
}
