using CouncilPortal.Demo;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>The way into an installation that has no administrator.</summary>
public sealed class InviteAdministratorTests
{
    [Theory, BothEngines]
    public async Task The_link_makes_a_person_of_the_Ombudsmans_tenant_an_administrator_and_nobody_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var lena = portal.CreateClient();
        using var pat = portal.CreateClient();

        var link = await portal.Services.GetRequiredService<InviteAdministratorCommand>().Invite(
            Scope.System("Command line"), DemoPeople.OmbudsmanTenant, "pat.publisher@ombudsman.example", CancellationToken.None);
        var token = link.Split('/')[^1];
        var council = await lena.SignIn("Lena Officer", $"/sign-in?invitation={token}");
        var ombudsman = await pat.SignIn("Pat Publisher", $"/sign-in?invitation={token}");

        Assert.StartsWith("http://localhost:5080/invitations/", link, StringComparison.Ordinal);
        Assert.Equal("/sign-in/refused?why=invitation-elsewhere", council.Headers.Location?.OriginalString);
        Assert.Equal("/", ombudsman.Headers.Location?.OriginalString);
        Assert.Equal(["administrator", "publisher"], await data.Rows<string>(
            "select m.role from memberships m join people p on p.id = m.person_id where p.name = 'Pat Publisher' order by m.role", null));
    }

    [Fact]
    public async Task Without_the_Ombudsmans_tenant_or_with_a_bad_address_it_says_what_to_do()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var command = portal.Services.GetRequiredService<InviteAdministratorCommand>();

        var tenant = await Assert.ThrowsAsync<ArgumentException>(() => command.Invite(Scope.System("Command line"), null, "ada@example.org", CancellationToken.None));
        var address = await Assert.ThrowsAsync<ArgumentException>(() => command.Invite(Scope.System("Command line"), DemoPeople.OmbudsmanTenant, "ada", CancellationToken.None));

        Assert.StartsWith("Set Portal:OmbudsmanTenantId first", tenant.Message, StringComparison.Ordinal);
        Assert.StartsWith("'ada' is not an e-mail address", address.Message, StringComparison.Ordinal);
    }
}
