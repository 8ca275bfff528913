using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>Shared mailboxes, delegates, sessions ended by hand, and councils that nobody looks after.</summary>
public sealed class CouncilSettingsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task A_link_officer_names_mailboxes_of_the_own_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var command = new ShareMailboxCommand(data.Database, data.Time);
        var query = new MailboxesQuery(data.Database);

        Assert.True((await command.Share(at.Officer, Box(at, " Complaints@Ambleford.gov.uk "), Cancel)).IsDone);
        Assert.True((await command.Share(at.Officer, Box(at, "complaints@ambleford.gov.uk"), Cancel)).IsDone);
        Assert.Equal("Enter the mailbox’s e-mail address", (await command.Share(at.Officer, Box(at, ""), Cancel)).Errors["Mailbox"]);
        Assert.Contains("in the right form", (await command.Share(at.Officer, Box(at, "complaints"), Cancel)).Errors["Mailbox"], StringComparison.Ordinal);
        foreach (var scope in new[] { at.Stranger, at.Contributor, at.MonitoringOfficer, at.ChiefExecutive })
        {
            Assert.False((await command.Share(scope, Box(at, "mallory@example.org"), Cancel)).IsFound);
            Assert.Empty(await query.Standing(scope, Cancel));
        }

        var box = Assert.Single(await query.Standing(at.Officer, Cancel));
        Assert.Equal("complaints@ambleford.gov.uk", box.Email);
        Assert.False((await command.End(at.Stranger, box.Id, Cancel)).IsFound);
        Assert.True((await command.End(at.Officer, box.Id, Cancel)).IsDone);
        Assert.Empty(await query.Standing(at.Officer, Cancel));
        for (var i = 0; i < ShareMailboxCommand.Most; i++)
        {
            Assert.True((await command.Share(at.Officer, Box(at, $"box{i}@ambleford.gov.uk"), Cancel)).IsDone);
        }

        Assert.Contains("at most", (await command.Share(at.Officer, Box(at, "one.more@ambleford.gov.uk"), Cancel)).Errors["Mailbox"], StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_chief_executive_names_an_officer_who_gets_the_role_and_loses_it_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var command = new NameDelegateCommand(data.Database, data.Time, at.Address);
        var query = new DelegatesQuery(data.Database);

        Assert.Equal("Choose an officer of your council", (await command.Name(at.ChiefExecutive, Choice(at, at.ScrutinyMember), Cancel)).Errors["DelegateId"]);
        Assert.Equal("Choose an officer of your council", (await command.Name(at.ChiefExecutive, Choice(at, at.Stranger), Cancel)).Errors["DelegateId"]);
        foreach (var scope in new[] { at.Officer, at.Stranger, at.Contributor })
        {
            Assert.False((await command.Name(scope, Choice(at, at.Contributor), Cancel)).IsFound);
            Assert.Empty(await query.Of(scope, Cancel));
        }

        Assert.True((await command.Name(at.ChiefExecutive, Choice(at, at.Contributor), Cancel)).IsDone);
        Assert.True((await command.Name(at.ChiefExecutive, Choice(at, at.Contributor), Cancel)).IsDone);
        Assert.True((await data.Now(at.Contributor)).Has(Role.Delegate, at.Council));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where to_person_id = @PersonId", new { at.Contributor.PersonId }));
        var named = Assert.Single(await query.Of(at.ChiefExecutive, Cancel), d => d.NamedId is not null);
        Assert.Equal("Con Tributor", named.Name);
        Assert.False((await command.End(at.Officer, named.NamedId!.Value, Cancel)).IsFound);
        Assert.True((await command.End(at.ChiefExecutive, named.NamedId.Value, Cancel)).IsDone);
        Assert.Equal(0, await data.Value<long>("select count(*) from memberships where role = 'delegate' and ended_at is null", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from rights_changes where person_id = @PersonId", new { at.Contributor.PersonId }));
    }

    [Theory, BothEngines]
    public async Task An_administrator_signs_somebody_out_everywhere(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var first = await portal.SignedIn("Lena Officer");
        using var second = await portal.SignedIn("Lena Officer");
        var ada = await data.Member("Ada Two", Role.Administrator, null);
        var command = new EndSessionsCommand(data.Database, data.Time);
        var lena = (await new SessionsQuery(data.Database, data.Time).Live(ada, Cancel)).Single(p => p.Name == "Lena Officer");

        Assert.Equal(2, lena.Sessions);
        foreach (var role in new[] { Role.Caseworker, Role.Publisher })
        {
            var other = await data.Member(role.DisplayName(), role, null);
            Assert.False((await command.End(other, lena.PersonId, Cancel)).IsFound);
            Assert.Empty(await new SessionsQuery(data.Database, data.Time).Live(other, Cancel));
        }

        Assert.True((await command.End(ada, lena.PersonId, Cancel)).IsDone);
        foreach (var client in new[] { first, second })
        {
            using var answer = await client.Get("/people");
            Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.False((await command.End(ada, lena.PersonId, Cancel)).IsFound);
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'sessions ended' and who = 'Ada Two'", null));
        using var again = await portal.SignedIn("Lena Officer");
        Assert.Contains("People with a role", await again.Text("/people"), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_council_with_open_actions_or_people_and_no_link_officer_is_listed_for_the_administrator(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await data.Council("Quiet", "District");
        var lonely = await data.Council("Lonely", "District");
        await data.Member("Mo Lonely", Role.MonitoringOfficer, lonely);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        var query = new CouncilsWithoutOfficerQuery(data.Database, data.Time);

        Assert.Equal(["Lonely"], (await query.All(ada, Cancel)).Select(c => c.Name));
        await data.Execute("update tenants set listed = false where id = (select tenant_id from people where id = @PersonId)", new { at.Officer.PersonId });
        Assert.Equal([("Ambleford", 1), ("Lonely", 0)], (await query.All(ada, Cancel)).Select(c => (c.Name, c.OpenActions)));
        Assert.Empty(await query.All(at.Caseworker, Cancel));
        Assert.Empty(await query.All(at.Officer, Cancel));
    }

    [Theory, BothEngines]
    public async Task A_link_officer_gives_a_colleague_another_role_without_an_invitation(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var command = new GiveRoleCommand(data.Database, data.Time);
        var membership = await data.Value<long>("select id from memberships where person_id = @PersonId", new { at.Contributor.PersonId });
        var input = new GiveRole { MembershipId = membership, Role = Role.MonitoringOfficer.Stored() };

        Assert.Equal(["MembershipId", "OtherRole"], (await command.Give(at.Officer, new GiveRole { MembershipId = null, Role = Role.Administrator.Stored() }, Cancel)).Errors.Keys.Order());
        foreach (var scope in new[] { at.Stranger, at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.Caseworker })
        {
            Assert.False((await command.Give(scope, input, Cancel)).IsFound);
        }

        Assert.True((await command.Give(at.Officer, input, Cancel)).IsDone);
        Assert.True((await command.Give(at.Officer, input, Cancel)).IsDone);
        var now = await data.Now(at.Contributor);
        Assert.True(now.Has(Role.Contributor, at.Council) && now.Has(Role.MonitoringOfficer, at.Council));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'role given'", null));
    }

    private static ShareMailbox Box(EvidenceCase at, string email) => new() { AuthorityId = at.Council, Email = email };

    private static DelegateChoice Choice(EvidenceCase at, Scope person) => new() { AuthorityId = at.Council, PersonId = person.PersonId };
}
