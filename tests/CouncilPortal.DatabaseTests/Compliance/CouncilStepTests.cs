using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Compliance;

/// <summary>The council's steps that need no evidence: another date, waiting for the complainant, handing back.</summary>
public sealed class CouncilStepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCase.Today;

    [Theory, BothEngines]
    public async Task A_date_is_asked_for_once_and_the_date_in_force_stays_until_the_Ombudsman_answers(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var wrong = await at.RequestDate.Ask(at.Officer, new RequestDate { Id = at.Action, Version = 1, ProposedDate = TypedDate.Of(Today.AddDays(5)), Reason = " " }, Cancel);
        Assert.Equal("Enter a date after the one in force", wrong.Errors["proposed-date"]);
        Assert.Equal("Enter the exceptional reason for which you need another date", wrong.Errors["reason"]);
        var right = Ask(at, version: 1);
        Assert.True((await at.RequestDate.Ask(at.Officer, right, Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await at.RequestDate.Ask(at.Officer, right, Cancel)).End);
        var second = await at.RequestDate.Ask(at.Officer, right with { Version = 2 }, Cancel);
        Assert.Equal(CommandEnd.Refused, second.End);
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        Assert.Equal((Today.AddDays(5), Today.AddDays(20)), (details.Action.DueOn, details.WaitingRequest!.ProposedDate));
        Assert.Equal(("another date asked for: 1 February 2026", "The trainer is ill.", "Lena Officer"), (details.Events[^1].Kind, details.Events[^1].Note, details.Events[^1].ByName));
        Assert.Equal("Casey Worker another date asked for", await data.Value<string>("select to_name || ' ' || kind from outbox", null));
        Assert.DoesNotContain("trainer is ill", await data.Value<string>("select text_body from outbox", null), StringComparison.Ordinal);
        Assert.Equal([at.Action], (await Filtered(at, "due", "requests")).Rows.Select(r => r.Id));
    }

    [Theory, BothEngines]
    public async Task The_council_sees_the_answer_to_its_request(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        await at.RequestDate.Ask(at.Officer, Ask(at, 1), Cancel);
        var request = (await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Request!;
        await at.DecideRequest.Decide(at.Caseworker, new DecideRequest { RequestId = request.Id, Version = 2, Granted = true, DueOn = TypedDate.Of(Today.AddDays(9)), Answer = "A few days." }, Cancel);
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        var answered = Assert.Single(details.Requests);
        Assert.Equal((true, "A few days.", false), (answered.Granted, answered.Answer, answered.TakenBack));
        Assert.Equal(Today.AddDays(9), details.Action.DueOn);
        Assert.Null(details.WaitingRequest);
    }

    [Theory, BothEngines]
    public async Task A_request_is_taken_back_while_it_waits_and_stays_in_the_history(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        await at.RequestDate.Ask(at.Officer, Ask(at, 1), Cancel);
        var request = (await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Request!;
        Assert.True((await at.TakeBackRequest.TakeBack(at.Officer, new TakeBackRequest { Id = at.Action, Version = 2 }, Cancel)).IsDone);
        Assert.Equal(CommandEnd.Refused, (await at.TakeBackRequest.TakeBack(at.Officer, new TakeBackRequest { Id = at.Action, Version = 3 }, Cancel)).End);
        var late = await at.DecideRequest.Decide(at.Caseworker, new DecideRequest { RequestId = request.Id, Version = 2, Granted = false, DueOn = TypedDate.Blank, Answer = "No." }, Cancel);
        Assert.Equal(CommandEnd.Stale, late.End);
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        Assert.True(Assert.Single(details.Requests).TakenBack);
        Assert.Equal("request for another date taken back", details.Events[^1].Kind);
        Assert.Null((await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Request);
        Assert.True((await at.RequestDate.Ask(at.Officer, Ask(at, 3), Cancel)).IsDone);
    }

    [Theory, BothEngines]
    public async Task Waiting_for_the_complainant_pauses_reminders_and_moves_no_date(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var blank = new AwaitComplainant { Id = at.Action, Version = 1, AskedOn = TypedDate.Of(Today.AddDays(1)), NextOn = TypedDate.Of(Today.AddDays(-1)), Reason = null };
        var wrong = await at.AwaitComplainant.Await(at.Officer, blank, Cancel);
        Assert.Equal(["contact-on", "next-on", "reason"], wrong.Errors.Keys.Order());
        Assert.True((await at.AwaitComplainant.Await(at.Officer, Wait(at, 1), Cancel)).IsDone);
        Assert.Equal(RecommendationState.AwaitingComplainant, await at.State(at.Action));
        Assert.Equal(Today.AddDays(5), await data.Value<DateOnly>("select due_on from recommendations where id = @Action", new { at.Action }));
        Assert.False(RecommendationState.AwaitingComplainant.IsReminded());
        var list = await Filtered(at, "due", "chases");
        Assert.Empty(list.Rows);
        data.Time.Advance(TimeSpan.FromDays(3));
        list = await Filtered(at, "due", "chases");
        Assert.Equal(Today.AddDays(3), list.Clocks[Assert.Single(list.Rows).Id].ChaseOn);
    }

    [Theory, BothEngines]
    public async Task Chases_are_logged_and_the_wait_ends_when_the_complainant_has_acted(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var chase = new ChaseComplainant { Id = at.Action, Version = 1, ChasedOn = TypedDate.Of(Today), NextOn = TypedDate.Of(Today.AddDays(7)), Note = "By telephone." };
        Assert.Equal("This action is not waiting for the complainant.", (await at.ChaseComplainant.Chase(at.Officer, chase, Cancel)).Message);
        await at.AwaitComplainant.Await(at.Officer, Wait(at, 1), Cancel);
        Assert.True((await at.ChaseComplainant.Chase(at.Officer, chase with { Version = 2 }, Cancel)).IsDone);
        var future = await at.ResumeAction.Resume(at.Officer, new ResumeAction { Id = at.Action, Version = 3, ActedOn = TypedDate.Of(Today.AddDays(1)), Note = null }, Cancel);
        Assert.Equal("This date must be today or in the past", future.Errors["contact-on"]);
        Assert.True((await at.ResumeAction.Resume(at.Officer, new ResumeAction { Id = at.Action, Version = 3, ActedOn = TypedDate.Of(Today), Note = null }, Cancel)).IsDone);
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        Assert.Equal(RecommendationState.Open, details.Action.State);
        Assert.Equal(["asked", "chased", "acted"], details.Contacts.Select(c => c.Kind));
        Assert.Equal(["waiting for the complainant", "complainant chased", "the complainant has acted"], details.Events.Select(e => e.Kind));
        Assert.Equal(["waiting for the complainant", "the complainant has acted"], await data.Rows<string>("select kind from outbox order by id", null));
        Assert.Equal(3, (await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Events.Count);
    }

    [Theory, BothEngines]
    public async Task More_evidence_is_still_wanted_after_a_wait(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        await at.Ask(at.Caseworker, await at.Submitted(at.Action, Today), "Which staff?", TypedDate.Blank);
        await at.AwaitComplainant.Await(at.Officer, Wait(at, await at.Version(at.Action)), Cancel);
        await at.ResumeAction.Resume(at.Officer, new ResumeAction { Id = at.Action, Version = await at.Version(at.Action), ActedOn = TypedDate.Of(Today), Note = "Wrote." }, Cancel);
        Assert.Equal(RecommendationState.MoreEvidenceNeeded, await at.State(at.Action));
        Assert.Equal(1, (await at.Actions.List(at.Officer, ActionsFilter.Default, Cancel)).Counts.CameBack);
        Assert.Equal("Which staff?", (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.MoreWanted!.Reason);
    }

    [Theory, BothEngines]
    public async Task A_contributor_hands_back_and_sees_the_action_no_longer(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        Assert.Equal(CommandEnd.NotFound, (await at.HandBack.HandBack(at.Contributor, Back(at, 1), Cancel)).End);
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        await data.Execute("delete from outbox", null);
        Assert.Equal(CommandEnd.NotFound, (await at.HandBack.HandBack(at.Officer, Back(at, 2), Cancel)).End);
        Assert.Equal("Enter what the link officers need to know", (await at.HandBack.HandBack(at.Contributor, Back(at, 2) with { Note = " " }, Cancel)).Errors["reason"]);
        Assert.Equal(CommandEnd.Stale, (await at.HandBack.HandBack(at.Contributor, Back(at, 1), Cancel)).End);
        Assert.True((await at.HandBack.HandBack(at.Contributor, Back(at, 2), Cancel)).IsDone);
        Assert.Null(await at.ActionQuery.Find(at.Contributor, at.Action, Cancel));
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        Assert.Null(details.Action.AssigneeId);
        Assert.Equal(("handed back to the link officers", null, "Con Tributor"), (details.Events[^1].Kind, details.Events[^1].Note, details.Events[^1].ByName));
        Assert.Equal((MessageKind.Comment, "This is housing’s."), (details.Messages[^1].Kind, details.Messages[^1].Body));
        Assert.Equal("Lena Officer action handed back", await data.Value<string>("select to_name || ' ' || kind from outbox", null));
        Assert.Empty((await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Messages);
    }

    [Theory, BothEngines]
    public async Task The_contributor_who_has_an_action_takes_its_steps_and_nobody_else_does(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        foreach (var scope in new[] { at.Contributor, at.MonitoringOfficer, at.ChiefExecutive, at.ScrutinyMember, at.Stranger, at.Caseworker, Scope.Public })
        {
            Assert.Equal(CommandEnd.NotFound, (await at.RequestDate.Ask(scope, Ask(at, 1), Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.AwaitComplainant.Await(scope, Wait(at, 1), Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.TakeBackRequest.TakeBack(scope, new TakeBackRequest { Id = at.Action, Version = 1 }, Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.HandBack.HandBack(scope, Back(at, 1), Cancel)).End);
        }

        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        Assert.True((await at.AwaitComplainant.Await(at.Contributor, Wait(at, 2), Cancel)).IsDone);
        Assert.True((await at.RequestDate.Ask(at.Contributor, Ask(at, 3), Cancel)).IsDone);
        Assert.True((await at.TakeBackRequest.TakeBack(at.Contributor, new TakeBackRequest { Id = at.Action, Version = 4 }, Cancel)).IsDone);
        Assert.True((await at.ResumeAction.Resume(at.Contributor, new ResumeAction { Id = at.Action, Version = 5, ActedOn = TypedDate.Of(Today), Note = null }, Cancel)).IsDone);
    }

    [Theory, BothEngines]
    public async Task The_case_s_own_caseworker_is_told_and_everyone_where_nobody_has_the_case(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var other = await data.Member("Cal Worker", Role.Caseworker, null);
        await at.RequestDate.Ask(at.Officer, Ask(at, 1), Cancel);
        Assert.Equal(2, await data.Value<long>("select count(*) from outbox", null));
        await at.TakeCase.Take(at.Caseworker, new TakeCase { RecommendationId = at.Action, CaseworkerId = other.PersonId }, Cancel);
        await data.Execute("delete from outbox", null);
        await at.TakeBackRequest.TakeBack(at.Officer, new TakeBackRequest { Id = at.Action, Version = await at.Version(at.Action) }, Cancel);
        Assert.Equal("Cal Worker", await data.Value<string>("select to_name from outbox", null));
    }

    [Theory, BothEngines]
    public async Task What_was_typed_is_kept_for_the_person_until_the_step_stands(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var (drafts, save) = (new FormDraftQuery(data.Database), new SaveFormDraftCommand(data.Database, data.Time));
        var subject = ActionDraftSubject.Step(at.Action);
        Assert.True(await save.Save(at.Officer, subject, new Dictionary<string, string> { ["reason"] = "The trainer" }, Cancel));
        Assert.Equal("The trainer", (await drafts.Find(at.Officer, subject, Cancel))["reason"]);
        Assert.Empty(await drafts.Find(at.Contributor, subject, Cancel));
        Assert.False(await save.Save(at.ChiefExecutive, subject, new Dictionary<string, string> { ["reason"] = "x" }, Cancel));
        await at.RequestDate.Ask(at.Officer, Ask(at, 1) with { Reason = "" }, Cancel);
        Assert.NotEmpty(await drafts.Find(at.Officer, subject, Cancel));
        await at.RequestDate.Ask(at.Officer, Ask(at, 1), Cancel);
        Assert.Empty(await drafts.Find(at.Officer, subject, Cancel));
    }

    private static RequestDate Ask(EvidenceCase at, int version) =>
        new() { Id = at.Action, Version = version, ProposedDate = TypedDate.Of(Today.AddDays(20)), Reason = "The trainer is ill." };

    private static AwaitComplainant Wait(EvidenceCase at, int version) =>
        new() { Id = at.Action, Version = version, AskedOn = TypedDate.Of(Today.AddDays(-1)), NextOn = TypedDate.Of(Today.AddDays(3)), Reason = "Give bank details." };

    private static HandBack Back(EvidenceCase at, int version) => new() { Id = at.Action, Version = version, Note = "This is housing’s." };

    private static Task<ActionsList> Filtered(EvidenceCase at, string name, string value) =>
        at.Actions.List(at.Officer, ActionsFilter.Read(wanted => wanted == name ? value : null), Cancel);
}
