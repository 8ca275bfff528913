using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

public sealed class ActionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_list_answers_what_is_overdue_due_soon_and_settled(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(-1));
        var soon = await at.AnotherAction(EvidenceCase.Today.AddDays(14));
        var later = await at.AnotherAction(EvidenceCase.Today.AddDays(15));
        var waiting = await at.AnotherAction(EvidenceCase.Today.AddDays(1));
        await data.Execute("update recommendations set state = 'awaiting_complainant' where id = @waiting", new { waiting });
        var done = await at.AnotherAction(EvidenceCase.Today);
        await data.Execute("update recommendations set state = 'done' where id = @done", new { done });
        var list = await at.Actions.List(at.Officer, ActionsFilter.Default, Cancel);
        Assert.Equal([at.Action, waiting, soon, later], list.Rows.Select(r => r.Id));
        Assert.Equal(new ActionCounts { Overdue = 1, Soon = 1, CameBack = 0, WithOmbudsman = 0, AwaitingComplainant = 1, Settled = 1, NewMessages = 0 }, list.Counts);
        Assert.Equal([at.Action], await Ids(at, "due=overdue"));
        Assert.Equal([soon], await Ids(at, "due=soon"));
        Assert.Equal([done], await Ids(at, "state=settled"));
        Assert.Equal([waiting], await Ids(at, "state=awaiting-complainant"));
        Assert.Equal([later, soon, waiting, at.Action], await Ids(at, "sort=-due"));
    }

    [Theory, BothEngines]
    public async Task Words_and_references_are_found_however_they_are_written(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        await at.AnotherAction(EvidenceCase.Today);
        var reference = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.Action.Reference;
        Assert.Equal(2, (await Ids(at, $"q={reference.Display}")).Count);
        Assert.Equal(2, (await Ids(at, $"q={reference.Address}")).Count);
        Assert.Equal([at.Action], await Ids(at, "q=HOUSING officers"));
        Assert.Empty(await Ids(at, "q=7777777%"));
        Assert.Empty(await Ids(at, "q=-"));
    }

    [Theory, BothEngines]
    public async Task A_contributor_sees_what_is_assigned_and_nothing_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var other = await at.AnotherAction(EvidenceCase.Today);
        Assert.Empty((await at.Actions.List(at.Contributor, ActionsFilter.Default, Cancel)).Rows);
        Assert.True((await at.AssignAction.Assign(at.Officer, new AssignAction { Id = other, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel)).IsDone);
        Assert.Equal([other], (await at.Actions.List(at.Contributor, ActionsFilter.Default, Cancel)).Rows.Select(r => r.Id));
        Assert.Null(await at.ActionQuery.Find(at.Contributor, at.Action, Cancel));
        var found = await at.ActionQuery.Find(at.Contributor, other, Cancel);
        Assert.True(found!.CanLog);
        Assert.Null(found.Context.DecisionTitle);
        Assert.Empty(found.Assignable);
        Assert.Equal([other], await Ids(at, "owner=" + at.Contributor.PersonId));
        Assert.Equal([at.Action], await Ids(at, "owner=nobody"));
        var mail = Assert.Single(await data.Rows<string>("select to_name from outbox", null));
        Assert.Equal("Con Tributor", mail);
    }

    [Theory, BothEngines]
    public async Task Each_role_reads_what_is_its_own(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(-1));
        Assert.True((await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.CanLog);
        Assert.False((await at.ActionQuery.Find(at.MonitoringOfficer, at.Action, Cancel))!.CanLog);
        Assert.False((await at.ActionQuery.Find(at.Caseworker, at.Action, Cancel))!.CanLog);
        foreach (var scope in new[] { at.ChiefExecutive, at.ScrutinyMember, at.Stranger, Scope.Public })
        {
            Assert.Null(await at.ActionQuery.Find(scope, at.Action, Cancel));
            Assert.Empty((await at.Actions.List(scope, ActionsFilter.Default, Cancel)).Rows);
        }

    }

    [Theory, BothEngines]
    public async Task The_chief_executive_sees_the_overdue_ones_without_what_is_private(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(-1));
        var personal = await at.AnotherAction(EvidenceCase.Today.AddDays(-2));
        await at.AnotherAction(EvidenceCase.Today);
        var overdue = await at.Actions.Overdue(at.ChiefExecutive, Cancel);
        Assert.Equal([null, "Train housing officers."], overdue.Select(r => r.PublicSummary));
        Assert.Empty(await at.Actions.Overdue(at.Officer, Cancel));
        Assert.Empty(await at.Actions.Overdue(at.Stranger, Cancel));
        Assert.True(personal > 0);
    }

    [Theory, BothEngines]
    public async Task What_was_escalated_stands_first_for_the_chief_executive_with_the_Ombudsmans_words_until_it_is_settled(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(-9));
        var escalated = await at.AnotherTraining(EvidenceCase.Today.AddDays(20));
        Assert.True((await Escalate(at, escalated, "Nobody answers.")).IsDone);
        Assert.True((await Escalate(at, escalated, "Still nobody answers.")).IsDone);

        var rows = await at.Actions.Overdue(at.ChiefExecutive, Cancel);

        Assert.Equal(["Still nobody answers.", null], rows.Select(r => r.Escalation));
        Assert.Empty(await at.Actions.Overdue(at.Stranger, Cancel));
        await data.Execute("update recommendations set state = 'done' where id = @escalated", new { escalated });
        Assert.Null(Assert.Single(await at.Actions.Overdue(at.ChiefExecutive, Cancel)).Escalation);
    }

    [Theory, BothEngines]
    public async Task Only_the_link_officer_assigns_and_only_within_the_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        foreach (var scope in new[] { at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.Stranger, at.Caseworker, Scope.Public })
        {
            var refused = await at.AssignAction.Assign(scope, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
            Assert.Equal(CommandEnd.NotFound, refused.End);
        }

        foreach (var outsider in new[] { at.Stranger, at.ScrutinyMember, at.Caseworker })
        {
            var wrong = await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = outsider.PersonId }, Cancel);
            Assert.Equal(CommandEnd.Invalid, wrong.End);
        }

        var stale = await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 9, AssigneeId = at.Contributor.PersonId }, Cancel);
        Assert.Equal(CommandEnd.Stale, stale.End);
    }

    private static async Task<IReadOnlyList<long>> Ids(EvidenceCase at, string query)
    {
        var (name, value) = (query.Split('=', 2)[0], query.Split('=', 2)[1]);
        var list = await at.Actions.List(at.Officer, ActionsFilter.Read(wanted => name == wanted ? value : null), Cancel);
        Assert.Equal(list.Total, list.Rows.Count);
        return [.. list.Rows.Select(r => r.Id)];
    }

    private static async Task<CommandResult> Escalate(EvidenceCase at, long action, string reason) =>
        await at.Escalate.Escalate(at.Caseworker, new EscalateAction { Id = action, Version = await at.Version(action), Reason = reason }, Cancel);
}
