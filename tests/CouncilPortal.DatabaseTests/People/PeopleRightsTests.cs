using System.Net;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>Who looks after whose people.</summary>
public sealed class PeopleRightsTests
{
    [Theory, BothEngines]
    public async Task A_link_officer_sees_invites_and_withdraws_the_own_councils_people_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (ambleford, kestrelby) = (await data.Council("Ambleford", "District"), await data.Council("Kestrelby", "District"));
        var lena = await data.Member("Lena Officer", Role.LinkOfficer, ambleford);
        await data.Member("Dev Deputy", Role.LinkOfficer, ambleford);
        await data.Member("Kit Kestrelby", Role.LinkOfficer, kestrelby);
        await data.Member("Con Kestrelby", Role.Contributor, kestrelby);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var others = await data.Rows<long>("select id from memberships where authority_id = @kestrelby", new { kestrelby });

        var members = await portal.Services.GetRequiredService<PeopleQuery>().Members(lena, null, CancellationToken.None);
        var places = await portal.Services.GetRequiredService<PeopleQuery>().Places(lena, CancellationToken.None);
        var invited = await portal.Services.GetRequiredService<InvitePersonCommand>().Invite(lena, Invitation(kestrelby, Role.Contributor), CancellationToken.None);
        var ombudsman = await portal.Services.GetRequiredService<InvitePersonCommand>().Invite(lena, Invitation(null, Role.Caseworker), CancellationToken.None);
        var bounded = await portal.Services.GetRequiredService<InvitePersonCommand>().Invite(lena, Invitation(ambleford, Role.Administrator), CancellationToken.None);

        Assert.Equal(["Dev Deputy", "Lena Officer"], members.Select(m => m.Name));
        Assert.Equal([ambleford], places.Select(p => p.Id));
        Assert.False(invited.IsFound);
        Assert.False(ombudsman.IsFound);
        Assert.Equal("Choose a role", bounded.Errors["Role"]);
        foreach (var id in others)
        {
            Assert.False((await portal.Services.GetRequiredService<WithdrawMembershipCommand>().Withdraw(lena, id, CancellationToken.None)).IsFound);
        }

        Assert.Equal(0, await data.Value<long>("select count(*) from invitations", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from memberships where ended_at is not null", null));
    }

    [Theory, BothEngines]
    public async Task The_last_link_officer_stays_until_another_is_there(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var ambleford = await data.Council("Ambleford", "District");
        var lena = await data.Member("Lena Officer", Role.LinkOfficer, ambleford);
        await data.Member("Dev Deputy", Role.LinkOfficer, ambleford);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var withdraw = portal.Services.GetRequiredService<WithdrawMembershipCommand>();
        var ids = await data.Rows<long>("select id from memberships order by id", null);

        var deputy = await withdraw.Withdraw(lena, ids[1], CancellationToken.None);
        var last = await withdraw.Withdraw(lena, ids[0], CancellationToken.None);

        Assert.True(deputy.IsDone);
        Assert.Contains("the council’s only link officer", last.Errors[""], StringComparison.Ordinal);
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'membership withdrawn' and who = 'Lena Officer'", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from rights_changes", null));
    }

    [Theory, BothEngines]
    public async Task Two_link_officers_who_withdraw_each_other_at_once_leave_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var ambleford = await data.Council("Ambleford", "District");
        var lena = await data.Member("Lena Officer", Role.LinkOfficer, ambleford);
        var dev = await data.Member("Dev Deputy", Role.LinkOfficer, ambleford);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var withdraw = portal.Services.GetRequiredService<WithdrawMembershipCommand>();
        var ids = await data.Rows<long>("select id from memberships order by id", null);

        var outcomes = await Task.WhenAll(
            Task.Run(() => withdraw.Withdraw(lena, ids[1], CancellationToken.None)),
            Task.Run(() => withdraw.Withdraw(dev, ids[0], CancellationToken.None)));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Equal(1, await data.Value<long>("select count(*) from memberships where ended_at is null and authority_id = @ambleford", new { ambleford }));
    }

    [Theory, BothEngines]
    public async Task Nobody_but_an_administrator_lists_tenants(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var ambleford = await data.Council("Ambleford", "District");
        var lena = await data.Member("Lena Officer", Role.LinkOfficer, ambleford);
        var casey = await data.Member("Casey Worker", Role.Caseworker, null);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        await using var portal = new TestPortal(data, new Dictionary<string, string?>());
        var list = portal.Services.GetRequiredService<ListTenantCommand>();
        var input = new ListTenant { TenantId = "{5AD3F0E2-0000-4000-8000-0000000000AA}", AuthorityId = ambleford };

        Assert.False((await list.List(lena, input, CancellationToken.None)).IsFound);
        Assert.False((await list.List(casey, input, CancellationToken.None)).IsFound);
        Assert.True((await list.List(ada, input, CancellationToken.None)).IsDone);
        Assert.True((await list.List(ada, input, CancellationToken.None)).IsDone);
        Assert.Equal(1, await data.Value<long>("select count(*) from tenants where id = '5ad3f0e2-0000-4000-8000-0000000000aa' and listed", null));
        Assert.Empty(await portal.Services.GetRequiredService<TenantsQuery>().All(casey, CancellationToken.None));
        Assert.Contains(await portal.Services.GetRequiredService<TenantsQuery>().All(ada, CancellationToken.None), t => t.Authority == "Ambleford");
        Assert.False((await list.Unlist(casey, "5ad3f0e2-0000-4000-8000-0000000000aa", CancellationToken.None)).IsFound);
        Assert.Equal(["AuthorityId", "TenantId"], (await list.List(ada, new ListTenant { TenantId = "council", AuthorityId = null }, CancellationToken.None)).Errors.Keys.Order());
    }

    [Theory]
    [InlineData("Lena Officer", "/people", HttpStatusCode.OK)]
    [InlineData("Con Tributor", "/people", HttpStatusCode.Forbidden)]
    [InlineData("Sam Scrutiny", "/people", HttpStatusCode.Forbidden)]
    [InlineData("Lena Officer", "/desk/people", HttpStatusCode.Forbidden)]
    [InlineData("Casey Worker", "/desk/people", HttpStatusCode.Forbidden)]
    [InlineData("Ada Ministrator", "/desk/people", HttpStatusCode.OK)]
    public async Task A_page_that_the_role_lacks_is_forbidden_with_an_explanation(string name, string address, HttpStatusCode status)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var client = await portal.SignedIn(name);

        var answer = await client.Get(address);

        Assert.Equal(status, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status == HttpStatusCode.Forbidden, html.Contains("Your role does not include this page", StringComparison.Ordinal));
    }

    private static InvitePerson Invitation(long? authority, Role role) =>
        new() { AuthorityId = authority, Email = "somebody@example.org", Role = role.Stored() };
}
