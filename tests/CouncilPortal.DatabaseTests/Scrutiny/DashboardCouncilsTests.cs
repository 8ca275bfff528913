using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

public sealed class DashboardCouncilsTests
{
    [Theory, BothEngines]
    public async Task The_dashboard_is_of_the_own_council_in_every_role_but_a_contributors(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var own = await data.Council("Ambleford", "District");
        await data.Council("Kestrelby", "Metropolitan borough");
        var query = new DashboardCouncilsQuery(data.Database);

        foreach (var role in Roles.Council.Except([Role.Contributor]))
        {
            var found = await query.All(await data.Member("Reader", role, own), TestContext.Current.CancellationToken);
            Assert.Equal("Ambleford", Assert.Single(found).Name);
        }

        Assert.Empty(await query.All(await data.Member("Reader", Role.Contributor, own), TestContext.Current.CancellationToken));
        Assert.Empty(await query.All(await data.Member("Reader", Role.Caseworker, null), TestContext.Current.CancellationToken));
        Assert.Empty(await query.All(Scope.Public, TestContext.Current.CancellationToken));
    }
}
