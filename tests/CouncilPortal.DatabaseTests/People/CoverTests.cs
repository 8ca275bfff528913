using CouncilPortal.Compliance;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>A deputy stands in for a colleague who is away: who may arrange it, what it opens, and when.</summary>
public sealed class CoverTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task While_cover_is_in_force_the_deputy_sees_and_works_what_the_covered_person_is_assigned_and_nothing_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var deputy = await data.Member("Dee Puty", Role.Contributor, at.Council);
        var unassigned = await at.AnotherAction(EvidenceCase.Today.AddDays(20));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @Action", new { at.Contributor.PersonId, at.Action });
        await Arrange(data, at.Contributor, at.Council, at.Contributor, deputy, 1, 3);

        Assert.Null(await at.ActionQuery.Find(await data.Now(deputy), at.Action, Cancel));
        data.Time.Advance(TimeSpan.FromDays(1));
        var covering = await data.Now(deputy);
        var details = await at.ActionQuery.Find(covering, at.Action, Cancel);
        Assert.True(details!.CanLog);
        Assert.Equal("Con Tributor (covered by Dee Puty until 15 January)", CoverInForce.Describe(details.Action.AssigneeName, details.Cover));
        Assert.Equal([at.Action], (await at.Actions.List(covering, ActionsFilter.Default, Cancel)).Rows.Select(r => r.Id));
        Assert.Null(await at.ActionQuery.Find(covering, unassigned, Cancel));
        await at.Submit(covering, at.Action);
        Assert.Equal("Dee Puty", await data.Value<string>("select submitted_by_name from submissions", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where to_person_id = @PersonId", new { deputy.PersonId }));

        data.Time.Advance(TimeSpan.FromDays(2));
        Assert.NotNull(await at.ActionQuery.Find(await data.Now(deputy), at.Action, Cancel));
        data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await at.ActionQuery.Find(await data.Now(deputy), at.Action, Cancel));
        // The covered person has it all the while.
        Assert.Null((await at.ActionQuery.Find(await data.Now(at.Contributor), at.Action, Cancel))!.Cover);
    }

    [Theory, BothEngines]
    public async Task What_happens_to_an_action_is_told_to_the_deputy_in_place_of_the_covered_person_where_the_deputy_can_act(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var deputy = await data.Member("Dee Puty", Role.Contributor, at.Council);
        var officer = await data.Member("Lou Officer", Role.LinkOfficer, at.Council);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @Action", new { at.Contributor.PersonId, at.Action });
        await Arrange(data, at.Officer, at.Council, at.Contributor, deputy, 0, 1);
        // A contributor cannot do what a link officer is asked for.
        await Arrange(data, at.Officer, at.Council, at.Officer, deputy, 0, 1);

        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        var before = await data.Value<long>("select max(id) from outbox", null);
        await at.Ask(at.Caseworker, submission, "Please show the date.", TypedDate.Blank);

        Assert.Equal(
            new[] { deputy.PersonId, at.Officer.PersonId, officer.PersonId }.Order(),
            await data.Rows<long?>("select to_person_id from outbox where id > @before order by to_person_id", new { before }));
    }

    [Theory]
    [InlineData("2026-03-29T22:59:00Z", false)]
    [InlineData("2026-03-29T23:00:00Z", true)]
    [InlineData("2026-03-30T22:59:00Z", true)]
    [InlineData("2026-03-30T23:00:00Z", false)]
    public async Task Cover_of_a_day_lasts_from_midnight_to_midnight_in_London_across_the_change_of_clocks(string instant, bool isInForce)
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var deputy = await data.Member("Dee Puty", Role.Contributor, at.Council);
        await Arrange(data, at.Contributor, at.Council, at.Contributor, deputy, 77, 77);
        data.Time.SetUtcNow(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(isInForce ? 1 : 0, (await data.Now(deputy)).StandIns.Count);
    }

    [Theory, BothEngines]
    public async Task Cover_ended_early_closes_at_once_and_is_ended_by_the_covered_person_or_a_link_officer_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var deputy = await data.Member("Dee Puty", Role.Contributor, at.Council);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @Action", new { at.Contributor.PersonId, at.Action });
        var end = new EndCoverCommand(data.Database, data.Time);
        var first = await Arrange(data, at.Officer, at.Council, at.Contributor, deputy, 0, 3);
        foreach (var stranger in new[] { deputy, at.Stranger, at.MonitoringOfficer, at.ScrutinyMember, Scope.Public })
        {
            Assert.False((await end.End(stranger, first, Cancel)).IsFound);
        }

        Assert.True((await end.End(at.Contributor, first, Cancel)).IsDone);
        Assert.Null(await at.ActionQuery.Find(await data.Now(deputy), at.Action, Cancel));
        Assert.False((await end.End(at.Contributor, first, Cancel)).IsFound);
        var second = await Arrange(data, at.Contributor, at.Council, at.Contributor, deputy, 0, 3);
        Assert.True((await end.End(at.Officer, second, Cancel)).IsDone);
        Assert.Equal(["cover arranged", "cover ended", "cover arranged", "cover ended"], await data.Rows<string>("select action from audit where action like 'cover%' order by id", null));
    }

    [Theory, BothEngines]
    public async Task A_person_arranges_the_own_cover_and_a_link_officer_anybodys(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var command = new ArrangeCoverCommand(data.Database, data.Time);
        var deputy = await data.Member("Dee Puty", Role.Contributor, at.Council);

        Assert.False((await command.Arrange(at.Contributor, Input(at.Council, at.Officer, deputy, 1, 2), Cancel)).IsFound);
        Assert.False((await command.Arrange(at.MonitoringOfficer, Input(at.Council, at.MonitoringOfficer, deputy, 1, 2), Cancel)).IsFound);
        Assert.False((await command.Arrange(at.Stranger, Input(at.Council, at.Officer, deputy, 1, 2), Cancel)).IsFound);
        // Somebody of another council, and a councillor, who sees no single case.
        Assert.Equal("DeputyId", Assert.Single((await command.Arrange(at.Officer, Input(at.Council, at.Contributor, at.Stranger, 1, 2), Cancel)).Errors).Key);
        Assert.Equal("DeputyId", Assert.Single((await command.Arrange(at.Officer, Input(at.Council, at.Contributor, at.ScrutinyMember, 1, 2), Cancel)).Errors).Key);
        Assert.True((await command.Arrange(at.Officer, Input(at.Council, at.Contributor, deputy, 1, 2), Cancel)).IsDone);
        Assert.Contains("Dee Puty covers for Con Tributor from 13 January 2026 to 14 January 2026", (await command.Arrange(at.Contributor, Input(at.Council, at.Contributor, at.Officer, 2, 5), Cancel)).Errors["StartsOn"], StringComparison.Ordinal);
        Assert.Contains("Con Tributor is away", (await command.Arrange(at.Officer, Input(at.Council, at.Officer, at.Contributor, 2, 2), Cancel)).Errors["DeputyId"], StringComparison.Ordinal);

        var query = new CoversQuery(data.Database, data.Time);
        foreach (var side in new[] { at.Contributor, deputy, at.Officer })
        {
            Assert.Equal("Dee Puty", Assert.Single(await query.Standing(side, Cancel)).DeputyName);
        }

        Assert.Empty(await query.Standing(at.Stranger, Cancel));
        Assert.Empty(await query.Standing(at.MonitoringOfficer, Cancel));
    }

    [Fact]
    public async Task Every_field_that_is_wrong_says_what_to_do()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var command = new ArrangeCoverCommand(data.Database, data.Time);

        var nothing = await command.Arrange(at.Officer, new ArrangeCover { AuthorityId = at.Council, PersonId = null, DeputyId = null, StartsOn = "", EndsOn = "31/2/2026" }, Cancel);
        var wrong = await command.Arrange(at.Officer, Input(at.Council, at.Officer, at.Officer, -1, -2), Cancel);
        var long_ = await command.Arrange(at.Officer, Input(at.Council, at.Officer, at.Contributor, 0, 400), Cancel);

        Assert.Equal(["DeputyId", "EndsOn", "PersonId", "StartsOn"], nothing.Errors.Keys.Order());
        Assert.Equal("Choose a colleague: nobody stands in for themselves", wrong.Errors["DeputyId"]);
        Assert.Equal("The first day must be today or later", wrong.Errors["StartsOn"]);
        Assert.Equal("The last day must be the first day or later", wrong.Errors["EndsOn"]);
        Assert.Contains("within a year", long_.Errors["EndsOn"], StringComparison.Ordinal);
        Assert.Equal(0, await data.Value<long>("select count(*) from covers", null));
    }

    [Theory, BothEngines]
    public async Task A_role_that_is_withdrawn_ends_the_covers_and_services_that_went_with_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await Arrange(data, at.Officer, at.Council, at.Officer, at.Contributor, 0, 3);
        await new NameServiceOwnersCommand(data.Database, data.Time).Name(
            at.Officer, new NameServiceOwners { AuthorityId = at.Council, Choices = [new ServiceChoice("Housing", null, at.Contributor.PersonId)] }, Cancel);
        var membership = await data.Value<long>("select id from memberships where person_id = @PersonId", new { at.Contributor.PersonId });

        Assert.True((await new WithdrawMembershipCommand(data.Database, data.Time).Withdraw(at.Officer, membership, Cancel)).IsDone);

        Assert.Equal(0, await data.Value<long>("select count(*) from covers where ended_at is null", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from service_owners where ended_at is null", null));
    }

    [Fact]
    public async Task Row_security_alone_opens_the_covered_actions_of_that_council_for_those_days()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Postgres);
        var own = await PrivateRows.Of(data, "Ambleford", "99000001");
        var other = await PrivateRows.Of(data, "Kestrelby", "99000002");
        var away = await data.Member("Con Tributor", Role.Contributor, own.Council);
        var deputy = await data.Member("Dee Puty", Role.Contributor, own.Council);
        await data.Execute("update recommendations set assignee_id = @PersonId", new { away.PersonId });
        await Arrange(data, away, own.Council, away, deputy, 1, 2);
        // Both belong to the other council too, for which no cover is arranged.
        deputy = Scope.Person(deputy.PersonId!.Value, "Dee Puty", "session", [new Grant(own.Council, Role.Contributor), new Grant(other.Council, Role.Contributor)]);

        Assert.Equal(0, await Count("recommendations"));
        data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Count("recommendations"));
        Assert.Equal(3, await Count("evidence_files"));
        Assert.Equal(1, await Count("decisions"));
        Assert.Equal(0, await Count($"recommendations where authority_id = {other.Council}"));
        data.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await Count("recommendations"));
        Assert.Equal(0, await Count("evidence_files"));

        Task<long> Count(string from) => data.Database.Read(deputy, c => c.ExecuteScalarAsync<long>($"select count(*) from {from}"), Cancel);
    }

    private static ArrangeCover Input(long council, Scope person, Scope deputy, int starts, int ends) => new()
    {
        AuthorityId = council,
        PersonId = person.PersonId,
        DeputyId = deputy.PersonId,
        StartsOn = $"{EvidenceCase.Today.AddDays(starts):yyyy-MM-dd}",
        EndsOn = $"{EvidenceCase.Today.AddDays(ends):yyyy-MM-dd}",
    };

    private static async Task<long> Arrange(TestDatabase data, Scope scope, long council, Scope person, Scope deputy, int starts, int ends)
    {
        var outcome = await new ArrangeCoverCommand(data.Database, data.Time).Arrange(scope, Input(council, person, deputy, starts, ends), Cancel);
        Assert.Empty(outcome.Errors);
        Assert.True(outcome.IsDone);
        return await data.Value<long>("select max(id) from covers", null);
    }
}
