using CouncilPortal.Compliance;
using CouncilPortal.DatabaseTests.Imports;
using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>Councils reorganised: officers of successors act for their predecessors' open actions, and nothing more.</summary>
public sealed class SuccessorTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task From_the_day_after_the_end_the_successors_officers_act_on_what_was_open_and_see_nothing_more(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(60));
        var settled = await at.AnotherAction(EvidenceCase.Today);
        await data.Execute("update recommendations set state = 'done' where id = @settled", new { settled });
        var (successor, officer, contributor) = await Successor(data);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);

        Assert.True((await Record(data).Add(ada, new RecordSuccessor { AuthorityId = at.Council, SuccessorId = successor, EndsOn = "2026-01-14" }, Cancel)).IsDone);

        data.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await at.ActionQuery.Find(await data.Now(officer), at.Action, Cancel));
        data.Time.Advance(TimeSpan.FromDays(1));
        var acting = await data.Now(officer);
        var details = await at.ActionQuery.Find(acting, at.Action, Cancel);
        Assert.True(details!.CanLog);
        Assert.Equal(["Con Successor", "Olive Successor"], details.Assignable.Select(c => c.Name));
        Assert.Null(await at.ActionQuery.Find(acting, settled, Cancel));
        Assert.Equal([at.Action], (await at.Actions.List(acting, ActionsFilter.Default, Cancel)).Rows.Select(r => r.Id));
        Assert.DoesNotContain(at.Council, acting.OwnAuthorities);
        // A colleague of the successor to whom it is given, and nobody else there.
        Assert.Null(await at.ActionQuery.Find(await data.Now(contributor), at.Action, Cancel));
        Assert.True((await at.AssignAction.Assign(acting, new AssignAction { Id = at.Action, Version = 1, AssigneeId = contributor.PersonId }, Cancel)).IsDone);
        Assert.True((await at.ActionQuery.Find(await data.Now(contributor), at.Action, Cancel))!.CanLog);
        await at.Submit(acting, at.Action);
        // Once the Ombudsman has settled it, it stays in sight.
        await data.Execute("update recommendations set state = 'done' where id = @Action", new { at.Action });
        Assert.NotNull(await at.ActionQuery.Find(acting, at.Action, Cancel));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox where to_person_id = @PersonId and kind = 'evidence receipt'", new { officer.PersonId }));
    }

    [Theory, BothEngines]
    public async Task What_comes_in_for_the_abolished_council_later_goes_to_the_successor_and_history_does_not(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(60));
        var (successor, officer, _) = await Successor(data);
        await data.Execute("update authorities set end_date = '2026-01-01' where id = @Council", at);
        await data.Execute("insert into authority_successors (authority_id, successor_id) values (@Council, @successor)", new { at.Council, successor });
        var (code, reference) = (await data.Rows<(string, string)>("select a.code, d.reference from authorities a, decisions d where a.id = @Council", at))[0];

        await data.Import(
            "recommendations",
            $"""
            decision_reference,authority_code,number,kind,remedy,text,original_due_on,due_on,state
            {reference},{code},71,personal remedy,apology,Apologise,2026-03-01,2026-03-01,open
            {reference},{code},72,personal remedy,apology,Apologise before,2026-03-01,2026-03-01,done
            """);

        var seen = await at.Actions.List(await data.Now(officer), ActionsFilter.Default with { State = ActionsFilter.AnyState }, Cancel);
        Assert.Equal(["Apologise", "Private text"], seen.Rows.Select(r => r.Text).Order());
    }

    [Theory, BothEngines]
    public async Task A_successors_successor_stands_for_both_and_one_recorded_by_mistake_is_taken_back(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(60));
        var middle = await data.Council("Middlemoor", "Unitary");
        var (last, officer, _) = await Successor(data);
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        await Record(data).Add(ada, new RecordSuccessor { AuthorityId = at.Council, SuccessorId = middle, EndsOn = "2025-04-01" }, Cancel);
        await Record(data).Add(ada, new RecordSuccessor { AuthorityId = middle, SuccessorId = last, EndsOn = "2025-12-01" }, Cancel);

        Assert.NotNull(await at.ActionQuery.Find(await data.Now(officer), at.Action, Cancel));
        Assert.True((await Record(data).Remove(ada, middle, last, Cancel)).IsDone);
        Assert.Null(await at.ActionQuery.Find(await data.Now(officer), at.Action, Cancel));
        Assert.False((await Record(data).Remove(ada, middle, last, Cancel)).IsFound);
    }

    [Fact]
    public async Task Row_security_alone_opens_what_was_taken_over_and_no_other_row_of_the_abolished_council()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Postgres);
        var old = await PrivateRows.Of(data, "Ambleford", "99000001");
        var settled = await data.Recommendation(old.Decision, old.Council, "personal_remedy", EvidenceCase.Today);
        await data.Execute("update recommendations set state = 'not_done' where id = @settled", new { settled });
        var (successor, officer, contributor) = await Successor(data);
        await data.Execute("update authorities set end_date = '2026-01-12' where id = @Council", old);
        await data.Execute("insert into authority_successors (authority_id, successor_id) values (@Council, @successor)", new { old.Council, successor });
        // A letter that is issued after the change is the successor's to receive; one from before is not.
        await data.Execute("update letters set issued_at = @before where authority_id = @Council", new { old.Council, before = data.Time.GetUtcNow().AddDays(-1) });

        Assert.Equal(0, await Count(officer, "recommendations"));
        data.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([old.Recommendation], await data.Database.Read(officer, c => c.QueryAsync<long>("select id from recommendations"), Cancel));
        Assert.Equal(3, await Count(officer, "evidence_files"));
        Assert.Equal(1, await Count(officer, "submissions"));
        Assert.Equal(0, await Count(contributor, "recommendations"));
        Assert.Equal(0, await Count(contributor, "evidence_files"));
        foreach (var table in new[] { "annual_statistics", "letters", "memberships", "invitations", "amendments", "draft_answers", "compliance_outcomes", "covers", "member_reports", "audit", "report_facts" })
        {
            Assert.Equal(0, await Count(officer, $"{table} where authority_id = {old.Council}"));
        }

        Task<long> Count(Scope scope, string from) => data.Database.Read(scope, c => c.ExecuteScalarAsync<long>($"select count(*) from {from}"), Cancel);
    }

    [Theory, BothEngines]
    public async Task Only_an_administrator_records_successors_and_nonsense_is_refused(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (a, b, c) = (await data.Council("Aldermoor", "District"), await data.Council("Brackenby", "District"), await data.Council("Carrow", "Unitary"));
        var ada = await data.Member("Ada Ministrator", Role.Administrator, null);
        foreach (var role in new[] { Role.Caseworker, Role.Publisher })
        {
            Assert.False((await Record(data).Add(await data.Member(role.DisplayName(), role, null), Input(a, b, "2026-02-01"), Cancel)).IsFound);
        }

        Assert.False((await Record(data).Add(await data.Member("Lena", Role.LinkOfficer, a), Input(a, b, "2026-02-01"), Cancel)).IsFound);
        Assert.Equal(["EndsOn", "SuccessorId"], (await Record(data).Add(ada, Input(a, null, ""), Cancel)).Errors.Keys.Order());
        Assert.Equal("SuccessorId", Assert.Single((await Record(data).Add(ada, Input(a, a, "2026-02-01"), Cancel)).Errors).Key);
        Assert.True((await Record(data).Add(ada, Input(a, b, "2026-02-01"), Cancel)).IsDone);
        Assert.True((await Record(data).Add(ada, Input(b, c, "2026-03-01"), Cancel)).IsDone);
        Assert.Contains("cannot be followed by it", (await Record(data).Add(ada, Input(c, a, "2026-04-01"), Cancel)).Errors["SuccessorId"], StringComparison.Ordinal);
        var details = await new AuthoritiesQuery(data.Database).Find(ada, await data.Value<string>("select code from authorities where id = @b", new { b }), Cancel);
        Assert.Equal(("Aldermoor", "Carrow", new DateOnly(2026, 3, 1)), (details!.Predecessors.Single().Name, details.Successors.Single().Name, details.Row.EndDate!.Value));
        Assert.Equal(2, await data.Value<long>("select count(*) from audit where action = 'successor recorded'", null));
    }

    private static RecordSuccessor Input(long authority, long? successor, string endsOn) => new() { AuthorityId = authority, SuccessorId = successor, EndsOn = endsOn };

    private static RecordSuccessorCommand Record(TestDatabase data) => new(data.Database, data.Time);

    private static async Task<(long Council, Scope Officer, Scope Contributor)> Successor(TestDatabase data)
    {
        var council = await data.Council("Newmoor Council", "Unitary");
        return (council, await data.Member("Olive Successor", Role.LinkOfficer, council), await data.Member("Con Successor", Role.Contributor, council));
    }
}
