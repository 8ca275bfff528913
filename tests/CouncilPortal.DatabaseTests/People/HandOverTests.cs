using CouncilPortal.People;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.People;

/// <summary>Everything of one person goes to another in one step.</summary>
public sealed class HandOverTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, BothEngines]
    public async Task Open_actions_services_and_covers_move_with_facts_and_one_mail(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        var successor = await data.Member("Sue Ccessor", Role.Contributor, at.Council);
        var settled = await at.AnotherAction(EvidenceCase.Today);
        await data.Execute("update recommendations set assignee_id = @PersonId", new { at.Contributor.PersonId });
        await data.Execute("update recommendations set state = 'done' where id = @settled", new { settled });
        await new NameServiceOwnersCommand(data.Database, data.Time).Name(
            at.Officer, new NameServiceOwners { AuthorityId = at.Council, Choices = [new ServiceChoice("Housing", null, at.Contributor.PersonId)] }, Cancel);
        await data.Execute(
            """
            insert into covers (person_id, deputy_id, authority_id, starts_on, ends_on, created_at, created_by_name)
            values (@officer, @con, @Council, @yesterday, @later, @now, 'Lena Officer'), (@sue, @con, @Council, @yesterday, @later, @now, 'Lena Officer')
            """,
            new { officer = at.Officer.PersonId, con = at.Contributor.PersonId, sue = successor.PersonId, at.Council, yesterday = EvidenceCase.Today.AddDays(-1), later = EvidenceCase.Today.AddDays(5), now = data.Time.GetUtcNow() });
        var plan = await new HandOverQuery(data.Database, data.Time).Plan(at.Officer, at.Council, at.Contributor.PersonId!.Value, Cancel);

        var outcome = await Command(data, at).Make(at.Officer, Input(at, successor, plan!.Mark), Cancel);

        Assert.True(outcome.IsDone);
        Assert.Equal([at.Action], plan.Actions.Select(a => a.Id));
        Assert.Equal(successor.PersonId, await data.Value<long>("select assignee_id from recommendations where id = @Action", new { at.Action }));
        Assert.Equal(at.Contributor.PersonId, await data.Value<long>("select assignee_id from recommendations where id = @settled", new { settled }));
        Assert.Equal("Handed over from Con Tributor to Sue Ccessor", await data.Value<string>("select note from recommendation_events where recommendation_id = @Action", new { at.Action }));
        Assert.Equal(successor.PersonId, await data.Value<long>("select person_id from service_owners where ended_at is null", null));
        // The cover for the successor themselves ends: nobody stands in for themselves.
        Assert.Equal([(at.Officer.PersonId!.Value, successor.PersonId!.Value)], await data.Rows<(long, long)>("select person_id, deputy_id from covers where ended_at is null", null));
        Assert.Equal((1, 1, 2), (await data.Rows<(int, int, int)>("select actions, services, covers from handovers", null)).Single());
        Assert.Equal("Handed over to you: 1 action, 1 service, 2 covers, the first due Sunday 1 February", await data.Value<string>("select subject from outbox where to_person_id = @PersonId", new { successor.PersonId }));
        Assert.Equal(1, await data.Value<long>("select count(*) from outbox", null));
        Assert.True((await new HandOverQuery(data.Database, data.Time).Plan(at.Officer, at.Council, at.Contributor.PersonId.Value, Cancel))!.IsEmpty);
    }

    [Theory, BothEngines]
    public async Task What_changed_since_it_was_checked_is_not_handed_over(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await data.Execute("update recommendations set assignee_id = @PersonId", new { at.Contributor.PersonId });
        var plan = await new HandOverQuery(data.Database, data.Time).Plan(at.Officer, at.Council, at.Contributor.PersonId!.Value, Cancel);
        await data.Execute("update recommendations set version = version + 1", null);

        var outcome = await Command(data, at).Make(at.Officer, Input(at, at.Officer, plan!.Mark), Cancel);

        Assert.Contains("Nothing has been handed over", outcome.Errors[""], StringComparison.Ordinal);
        Assert.Equal(at.Contributor.PersonId, await data.Value<long>("select assignee_id from recommendations", null));
        Assert.Equal(0, await data.Value<long>("select count(*) from handovers", null));
    }

    [Theory, BothEngines]
    public async Task Only_a_link_officer_of_the_council_hands_over_and_to_somebody_who_can_do_the_work(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await data.Execute("update recommendations set assignee_id = @PersonId", new { at.Contributor.PersonId });
        var query = new HandOverQuery(data.Database, data.Time);
        var mark = (await query.Plan(at.Officer, at.Council, at.Contributor.PersonId!.Value, Cancel))!.Mark;

        foreach (var scope in new[] { at.Stranger, at.Contributor, at.MonitoringOfficer, at.ChiefExecutive })
        {
            Assert.False((await Command(data, at).Make(scope, Input(at, at.Officer, mark), Cancel)).IsFound);
            Assert.Null(await query.Plan(scope, at.Council, at.Contributor.PersonId.Value, Cancel));
        }

        foreach (var to in new[] { at.ScrutinyMember, at.Contributor, at.Stranger })
        {
            Assert.Equal("Choose who is to have it", (await Command(data, at).Make(at.Officer, Input(at, to, mark), Cancel)).Errors["ToId"]);
        }
    }

    [Theory, BothEngines]
    public async Task The_work_of_somebody_who_has_left_is_listed_first_and_can_be_handed_over(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(20));
        await at.AnotherAction(EvidenceCase.Today);
        await data.Execute("update recommendations set assignee_id = case when id = @Action then @con else @officer end", new { at.Action, con = at.Contributor.PersonId, officer = at.Officer.PersonId });
        await data.Execute("update memberships set ended_at = @now where person_id = @PersonId", new { now = data.Time.GetUtcNow(), at.Contributor.PersonId });

        var people = await new HandOverQuery(data.Database, data.Time).People(at.Officer, Cancel);

        Assert.Equal([("Con Tributor", true, 1), ("Lena Officer", false, 1)], people.Select(p => (p.Name, p.HasLeft, p.Actions)));
        Assert.Empty(await new HandOverQuery(data.Database, data.Time).People(at.Stranger, Cancel));
        Assert.NotNull(await new HandOverQuery(data.Database, data.Time).Plan(at.Officer, at.Council, at.Contributor.PersonId!.Value, Cancel));
    }

    private static HandOverCommand Command(TestDatabase data, EvidenceCase at) => new(data.Database, data.Time, at.Address);

    private static HandOver Input(EvidenceCase at, Scope to, string mark) =>
        new() { AuthorityId = at.Council, FromId = at.Contributor.PersonId!.Value, ToId = to.PersonId, Mark = mark };
}
