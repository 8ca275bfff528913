using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

/// <summary>Groups, services, kept views and assigning together.</summary>
public sealed class TriageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCase.Today;

    [Theory, BothEngines]
    public async Task Decisions_come_with_their_next_deadline_and_the_nearest_comes_first(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var last = await at.AnotherAction(Today.AddDays(30));
        var other = await data.Decision(at.Council, "26111111", Today.AddMonths(-1), publishedOn: null);
        var near = await data.Recommendation(other, at.Council, "personal_remedy", Today.AddDays(-2));
        var far = await data.Recommendation(other, at.Council, "service_improvement", Today.AddDays(40));
        var settled = await data.Recommendation(other, at.Council, "service_improvement", Today.AddDays(-40));
        await data.Execute("update recommendations set state = 'done' where id = @settled", new { settled });
        var list = await at.Actions.List(at.Officer, ActionsFilter.Default with { Group = ActionsFilter.ByDecision }, Cancel);
        Assert.Equal([near, far, at.Action, last], list.Rows.Select(r => r.Id));
        var group = list.Groups[$"{other}"];
        Assert.Equal((3, 2, 1, Today.AddDays(-2)), (group.Total, group.Unsettled, group.Overdue, group.NextDueOn));
        Assert.Equal(Today.AddDays(9), list.Groups[$"{at.Decision}"].NextDueOn);
        Assert.Equal(Today.AddDays(-2), list.Clocks[far].NextDueOn);
        var reversed = await at.Actions.List(at.Officer, ActionsFilter.Default with { Group = ActionsFilter.ByDecision, Sort = "-due" }, Cancel);
        Assert.Equal([far, near, last, at.Action], reversed.Rows.Select(r => r.Id));
        foreach (var sort in new[] { "reference", "-reference", "state", "-state", "owner", "-owner" })
        {
            Assert.Equal(4, (await at.Actions.List(at.Officer, ActionsFilter.Default with { Group = ActionsFilter.ByDecision, Sort = sort, Search = "a" }, Cancel)).Rows.Count);
        }
    }

    [Theory, BothEngines]
    public async Task Services_are_the_decisions_categories(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var other = await data.Decision(at.Council, "26111112", Today.AddMonths(-1), publishedOn: null);
        await data.Execute("update decisions set category = 'Education' where id = @other", new { other });
        var school = await data.Recommendation(other, at.Council, "service_improvement", Today.AddDays(40));
        var list = await at.Actions.List(at.Officer, ActionsFilter.Default with { Group = ActionsFilter.ByService }, Cancel);
        Assert.Equal([school, at.Action], list.Rows.Select(r => r.Id));
        Assert.Contains("Education", list.Services);
        Assert.Contains("Housing", list.Services);
        Assert.Equal((1, Today.AddDays(40)), (list.Groups["Education"].Total, list.Groups["Education"].NextDueOn));
        Assert.Equal([at.Action], (await at.Actions.List(at.Officer, ActionsFilter.Default with { Service = "Housing" }, Cancel)).Rows.Select(r => r.Id));
        Assert.Empty((await at.Actions.List(at.Stranger, ActionsFilter.Default with { Group = ActionsFilter.ByService }, Cancel)).Groups);
    }

    [Theory, BothEngines]
    public async Task A_contributor_s_groups_count_what_is_assigned_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var other = await at.AnotherAction(Today.AddDays(-3));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @Action", new { at.Contributor.PersonId, at.Action });
        foreach (var group in new[] { ActionsFilter.ByDecision, ActionsFilter.ByService })
        {
            var list = await at.Actions.List(at.Contributor, ActionsFilter.Default with { Group = group }, Cancel);
            Assert.Equal((1, 0, Today.AddDays(9)), (Assert.Single(list.Groups).Value.Total, list.Groups.Values.Single().Overdue, list.Groups.Values.Single().NextDueOn));
            Assert.Equal(Today.AddDays(9), list.Clocks[at.Action].NextDueOn);
            Assert.Empty(list.Assignable);
        }

        Assert.True(other > 0);
    }

    [Theory, BothEngines]
    public async Task Owners_are_told_with_what_each_still_has(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var done = await at.AnotherAction(Today);
        await data.Execute("update recommendations set assignee_id = @PersonId", new { at.Contributor.PersonId });
        await data.Execute("update recommendations set state = 'done' where id = @done", new { done });
        var owner = Assert.Single((await at.Actions.List(at.Officer, ActionsFilter.Default, Cancel)).Owners);
        Assert.Equal(("Con Tributor", 1), (owner.Name, owner.Unsettled));
    }

    [Theory, BothEngines]
    public async Task What_can_be_assigned_together_is_and_each_of_the_others_says_why_not(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var (second, settled, changed) = (await at.AnotherAction(Today.AddDays(2)), await at.AnotherAction(Today), await at.AnotherAction(Today));
        await data.Execute("update recommendations set state = 'done' where id = @settled", new { settled });
        await data.Execute("update recommendations set version = 7 where id = @changed", new { changed });
        var strangers = await data.Recommendation(await Foreign(data, at), at.Stranger.Grants[0].AuthorityId!.Value, "personal_remedy", Today);
        var result = await at.AssignActions.Assign(at.Officer, Together(at, [at.Action, second, settled, changed, strangers, second]), Cancel);
        Assert.Equal([at.Action, second], result.Done);
        Assert.Equal([settled, changed, strangers], result.Refused.Select(r => r.Id));
        Assert.Equal("This action is settled. It can no longer be assigned.", result.Refused[0].Why);
        Assert.StartsWith("This action was changed by somebody else", result.Refused[1].Why, StringComparison.Ordinal);
        Assert.Equal((null, "This action is not there any more."), (result.Refused[2].Reference, result.Refused[2].Why));
        Assert.Equal(2, await data.Value<long>("select count(*) from recommendations where assignee_id = @PersonId", new { at.Contributor.PersonId }));
        Assert.Equal(2, await data.Value<long>("select count(*) from recommendation_events where kind = 'assigned'", null));
        Assert.Equal("2 actions assigned to you, the first due Wednesday 14 January", await data.Value<string>("select subject from outbox", null));
    }

    [Theory, BothEngines]
    public async Task Nothing_chosen_and_nobody_named_are_said_at_their_fields(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        Assert.Equal(["assignee", "chosen"], (await at.AssignActions.Assign(at.Officer, new AssignActions { Actions = [], Assignee = "" }, Cancel)).Errors.Keys.Order());
        var outsider = await at.AssignActions.Assign(at.Officer, Together(at, [at.Action]) with { Assignee = $"{at.Stranger.PersonId}" }, Cancel);
        Assert.Equal("Choose a link officer or contributor of your council", Assert.Single(outsider.Refused).Why);
        Assert.True((await at.AssignActions.Assign(at.Officer, Together(at, [at.Action]), Cancel)).Done.Count == 1);
        var nobody = await at.AssignActions.Assign(at.Officer, new AssignActions { Actions = [new ChosenAction { Id = at.Action, Version = 2 }], Assignee = ActionsFilter.Nobody }, Cancel);
        Assert.Equal([at.Action], nobody.Done);
        foreach (var scope in new[] { at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.Stranger, at.Caseworker, Scope.Public })
        {
            Assert.Empty((await at.AssignActions.Assign(scope, Together(at, [at.Action]), Cancel)).Done);
        }
    }

    [Theory, BothEngines]
    public async Task A_view_is_kept_under_a_name_for_its_person_alone_and_can_be_removed(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var (keep, remove, views) = (new KeepViewCommand(data.Database, data.Time), new RemoveViewCommand(data.Database, data.Time), new KeptViewsQuery(data.Database));
        var filter = ActionsFilter.Default with { Due = ActionsFilter.Overdue, Group = ActionsFilter.ByService, Service = "Housing", Page = 3 };
        Assert.Equal("Enter a name for this view", (await keep.Keep(at.Officer, new KeepView { Name = " ", Filter = filter }, Cancel)).Errors["view-name"]);
        Assert.True((await keep.Keep(at.Officer, new KeepView { Name = " Housing, late ", Filter = filter }, Cancel)).IsDone);
        var view = Assert.Single(await views.Own(at.Officer, Cancel));
        Assert.Equal(("Housing, late", "/actions?due=overdue&service=Housing&group=service"), (view.Name, view.Address));
        await keep.Keep(at.Officer, new KeepView { Name = "Housing, late", Filter = ActionsFilter.Default }, Cancel);
        Assert.Equal("/actions", Assert.Single(await views.Own(at.Officer, Cancel)).Address);
        Assert.Empty(await views.Own(at.MonitoringOfficer, Cancel));
        Assert.Equal(CommandEnd.NotFound, (await remove.Remove(at.MonitoringOfficer, view.Id, Cancel)).End);
        Assert.Equal(CommandEnd.NotFound, (await keep.Keep(Scope.Public, new KeepView { Name = "x", Filter = filter }, Cancel)).End);
        Assert.True((await remove.Remove(at.Officer, view.Id, Cancel)).IsDone);
        Assert.Empty(await views.Own(at.Officer, Cancel));
    }

    [Theory, BothEngines]
    public async Task A_person_keeps_twenty_views_at_most(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(9));
        var keep = new KeepViewCommand(data.Database, data.Time);
        for (var number = 1; number <= KeepViewCommand.MostViews; number++)
        {
            Assert.True((await keep.Keep(at.Officer, new KeepView { Name = $"View {number}", Filter = ActionsFilter.Default }, Cancel)).IsDone);
        }

        Assert.StartsWith("Remove a view", (await keep.Keep(at.Officer, new KeepView { Name = "One more", Filter = ActionsFilter.Default }, Cancel)).Errors["view-name"], StringComparison.Ordinal);
        Assert.True((await keep.Keep(at.Officer, new KeepView { Name = "View 1", Filter = ActionsFilter.Default }, Cancel)).IsDone);
    }

    private static AssignActions Together(EvidenceCase at, IReadOnlyList<long> actions) =>
        new() { Actions = [.. actions.Select(id => new ChosenAction { Id = id, Version = 1 })], Assignee = $"{at.Contributor.PersonId}" };

    private static Task<long> Foreign(TestDatabase data, EvidenceCase at) =>
        data.Decision(at.Stranger.Grants[0].AuthorityId!.Value, "26111113", Today.AddMonths(-1), publishedOn: null);
}
