using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

/// <summary>The caseworker's steps that need no evidence: another date, not done, withdrawn, escalated, an outcome put right.</summary>
public sealed class StepTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => EvidenceCase.Today;

    [Theory, BothEngines]
    public async Task A_changed_date_keeps_the_original_and_says_why(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var wrong = await at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = at.Action, Version = 1, DueOn = TypedDate.Of(Today.AddDays(5)), Reason = " " }, Cancel);
        Assert.Equal("Enter a date other than the one in force", wrong.Errors["due-on"]);
        Assert.StartsWith("Enter the reason for the change", wrong.Errors["reason"], StringComparison.Ordinal);
        var right = await at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = at.Action, Version = 1, DueOn = TypedDate.Of(Today.AddDays(20)), Reason = "The trainer is ill." }, Cancel);
        Assert.True(right.IsDone);
        var details = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!;
        Assert.Equal((Today.AddDays(5), Today.AddDays(20), 2), (details.Action.OriginalDueOn, details.Action.DueOn, details.Action.Version));
        var change = Assert.Single(details.DeadlineChanges);
        Assert.Equal((Today.AddDays(5), Today.AddDays(20), "The trainer is ill.", "Casey Worker"), (change.FromDate, change.ToDate, change.Reason, change.ByName));
        Assert.Equal("New due date Sunday 1 February: training or guidance, " + details.Action.Reference.Display, await data.Value<string>("select subject from outbox", null));
        Assert.Equal("due date changed", await data.Value<string>("select action from audit", null));
    }

    [Theory, BothEngines]
    public async Task A_date_moved_before_the_review_decides_whether_it_was_late(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(-2));
        var submission = await at.Submitted(at.Action, Today);
        await at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = at.Action, Version = await at.Version(at.Action), DueOn = TypedDate.Of(Today.AddDays(1)), Reason = "Flood." }, Cancel);
        Assert.True((await at.Accept(at.Caseworker, submission, ComplianceOutcome.CompleteSatisfied)).IsDone);
        Assert.Equal(RecommendationState.Done, await at.State(at.Action));
    }

    [Theory, BothEngines]
    public async Task Whoever_comes_second_is_told_and_changes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(-9));
        var both = await Task.WhenAll(
            Task.Run(() => at.Escalate.Escalate(at.Caseworker, new EscalateAction { Id = at.Action, Version = 1, Reason = "Nobody answers." }, Cancel)),
            Task.Run(() => at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = at.Action, Version = 1, DueOn = TypedDate.Of(Today.AddDays(3)), Reason = "Illness." }, Cancel)));
        Assert.Single(both, r => r.IsDone);
        Assert.StartsWith("This action has changed since you opened it", Assert.Single(both, r => r.End == CommandEnd.Stale).Message, StringComparison.Ordinal);
        Assert.Equal(1, await data.Value<long>("select (select count(*) from escalations) + (select count(*) from deadline_changes)", null));
    }

    [Theory, BothEngines]
    public async Task Not_done_needs_no_submission_and_answers_one_that_waits(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(-9));
        var other = await at.AnotherAction(Today.AddDays(-9));
        Assert.True((await at.RecordNotDone.Record(at.Caseworker, await at.Settle(at.Action, "Nothing came.", null), Cancel)).IsDone);
        await at.Submitted(other, Today);
        var satisfied = await at.RecordNotDone.Record(at.Caseworker, await at.Settle(other, "Not what was agreed.", ComplianceOutcome.CompletedLate), Cancel);
        Assert.Equal("Choose an outcome that says the Ombudsman is not satisfied: an action of the decision was not done", satisfied.Errors["outcome"]);
        Assert.True((await at.RecordNotDone.Record(at.Caseworker, await at.Settle(other, "Not what was agreed.", ComplianceOutcome.NotCompleteNotSatisfied), Cancel)).IsDone);
        Assert.Equal("not_complete_not_satisfied", await at.Outcome());
        Assert.Empty((await at.Queue.List(at.Caseworker, ReviewsFilter.Default, Cancel)).Rows);
        Assert.Equal("not_satisfied", await data.Value<string>("select decision from reviews", null));
    }

    [Theory, BothEngines]
    public async Task A_withdrawal_that_settles_the_last_action_records_the_outcome_of_the_others(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today);
        var other = await at.AnotherAction(Today);
        Assert.True((await at.Accept(at.Caseworker, await at.Submitted(at.Action, Today), null)).IsDone);
        var without = await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(other, "The complainant moved away.", null), Cancel);
        Assert.Contains("outcome", without.Errors.Keys);
        Assert.True((await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(other, "The complainant moved away.", ComplianceOutcome.CompleteSatisfied), Cancel)).IsDone);
        Assert.Equal("complete_satisfied", await at.Outcome());
    }

    [Theory, BothEngines]
    public async Task A_decision_whose_recommendations_were_all_withdrawn_has_no_outcome(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today);
        var with = await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(at.Action, "Wrong council.", ComplianceOutcome.CompleteSatisfied), Cancel);
        Assert.StartsWith("Leave the compliance outcome out: a decision whose recommendations were all withdrawn", with.Errors["outcome"], StringComparison.Ordinal);
        Assert.True((await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(at.Action, "Wrong council.", null), Cancel)).IsDone);
        Assert.Null(await at.Outcome());
        var forced = await at.RecordOutcome.Record(at.Caseworker, new RecordOutcome { RecommendationId = at.Action, Seen = null, Outcome = ComplianceOutcome.CompleteSatisfied, Reason = "x" }, Cancel);
        Assert.Equal(CommandEnd.Refused, forced.End);
    }

    [Theory, BothEngines]
    public async Task An_escalation_goes_to_the_chief_executive_and_a_copy_to_the_link_officers(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(-9));
        Assert.True((await at.Escalate.Escalate(at.Caseworker, new EscalateAction { Id = at.Action, Version = 1, Reason = "Nobody answers." }, Cancel)).IsDone);
        Assert.Equal(["escalated Chris Executive", "escalated, copy Lena Officer"], await data.Rows<string>("select kind || ' ' || to_name from outbox order by kind", null));
        Assert.DoesNotContain("Nobody answers", string.Concat(await data.Rows<string>("select text_body from outbox", null)), StringComparison.Ordinal);
        Assert.NotNull((await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.EscalatedAt);
        Assert.Equal("escalated to the chief executive", (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.Events[^1].Kind);
    }

    [Theory, BothEngines]
    public async Task A_correction_is_a_new_fact_that_counts_in_the_year_of_the_old_one(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today);
        await at.Accept(at.Caseworker, await at.Submitted(at.Action, Today), ComplianceOutcome.CompleteSatisfied);
        var first = await data.Value<long>("select id from compliance_outcomes", null);
        data.Time.Advance(TimeSpan.FromDays(100));
        var wrong = await at.RecordOutcome.Record(at.Caseworker, new RecordOutcome { RecommendationId = at.Action, Seen = first, Outcome = ComplianceOutcome.CompleteSatisfied, Reason = null }, Cancel);
        Assert.Equal(["outcome", "reason"], wrong.Errors.Keys.Order());
        var right = new RecordOutcome { RecommendationId = at.Action, Seen = first, Outcome = ComplianceOutcome.CompleteNotSatisfied, Reason = "The training was another one." };
        Assert.True((await at.RecordOutcome.Record(at.Caseworker, right, Cancel)).IsDone);
        Assert.Equal(CommandEnd.Stale, (await at.RecordOutcome.Record(at.Caseworker, right, Cancel)).End);
        Assert.Equal(["complete_satisfied", "complete_not_satisfied"], await data.Rows<string>("select outcome from compliance_outcomes order by id", null));
        Assert.Equal([Today, Today], await data.Rows<DateOnly>("select recorded_on from compliance_outcomes order by id", null));
        Assert.Equal(first, await data.Value<long>("select corrects_id from compliance_outcomes where corrects_id is not null", null));
        var history = (await at.ActionQuery.Find(at.Officer, at.Action, Cancel))!.Events;
        Assert.Equal(2, history.Count(e => e.Kind.StartsWith("compliance outcome of the decision", StringComparison.Ordinal)));
    }

    [Theory, BothEngines]
    public async Task A_request_is_granted_with_a_date_or_refused_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var request = await at.Request(at.Action, Today.AddDays(15));
        var direct = await at.ChangeDeadline.Change(at.Caseworker, new ChangeDeadline { Id = at.Action, Version = 1, DueOn = TypedDate.Of(Today.AddDays(9)), Reason = "x" }, Cancel);
        Assert.Equal(CommandEnd.Refused, direct.End);
        var blank = new DecideRequest { RequestId = request, Version = 1, Granted = null, DueOn = TypedDate.Blank, Answer = null };
        Assert.Equal(["answer", "granted"], (await at.DecideRequest.Decide(at.Caseworker, blank, Cancel)).Errors.Keys.Order());
        var granted = blank with { Granted = true, DueOn = TypedDate.Of(Today.AddDays(12)), Answer = "A week is enough." };
        Assert.True((await at.DecideRequest.Decide(at.Caseworker, granted, Cancel)).IsDone);
        Assert.Equal(Today.AddDays(12), await data.Value<DateOnly>("select due_on from recommendations where id = @Action", new { at.Action }));
        Assert.Equal("A week is enough.", await data.Value<string>("select reason from deadline_changes", null));
        var again = await at.DecideRequest.Decide(at.Caseworker, granted with { Version = 2, Granted = false }, Cancel);
        Assert.Equal("Another caseworker has decided this request. Nothing that you entered was recorded.", again.Message);
        var second = await at.Request(at.Action, Today.AddDays(30));
        Assert.True((await at.DecideRequest.Decide(at.Caseworker, new DecideRequest { RequestId = second, Version = 2, Granted = false, DueOn = TypedDate.Blank, Answer = "Not exceptional." }, Cancel)).IsDone);
        Assert.Equal(Today.AddDays(12), await data.Value<DateOnly>("select due_on from recommendations where id = @Action", new { at.Action }));
        Assert.Equal(["request for another date granted", "request for another date refused"], await data.Rows<string>("select kind from outbox order by id", null));
    }

    [Theory, BothEngines]
    public async Task A_settled_action_leaves_no_request_waiting(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var request = await at.Request(at.Action, Today.AddDays(15));
        await at.WithdrawRecommendation.Withdraw(at.Caseworker, await at.Settle(at.Action, "Not needed.", null), Cancel);
        Assert.Equal(0, await data.Value<long>("select count(*) from deadline_requests where decided_at is null", null));
        var late = await at.DecideRequest.Decide(at.Caseworker, new DecideRequest { RequestId = request, Version = await at.Version(at.Action), Granted = false, DueOn = TypedDate.Blank, Answer = "x" }, Cancel);
        Assert.Equal(CommandEnd.Refused, late.End);
    }

    [Theory, BothEngines]
    public async Task A_reply_reaches_the_council_and_notes_of_the_council_never_reach_the_caseworker(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        foreach (var (message, body) in new[] { ("note", "File note"), ("comment", "Between us"), ("message", "Is a list enough?") })
        {
            await data.Execute(
                "insert into case_messages (recommendation_id, authority_id, kind, body, at, by_name) values (@Action, @Council, @message, @body, @now, 'Lena Officer')",
                new { at.Action, at.Council, message, body, now = data.Time.GetUtcNow() });
        }

        Assert.Equal(1, (await new DeskActionsQuery(data.Database, data.Time).List(at.Caseworker, DeskActionsFilter.Default with { Show = "messages" }, Cancel)).Total);
        Assert.True((await at.Reply.Send(at.Caseworker, new Reply { Id = at.Action, Body = "Yes, a list is enough." }, Cancel)).IsDone);
        Assert.Equal(0, (await new DeskActionsQuery(data.Database, data.Time).List(at.Caseworker, DeskActionsFilter.Default with { Show = "messages" }, Cancel)).Total);
        var messages = (await at.Cases.Find(at.Caseworker, at.Action, Cancel))!.Messages;
        Assert.Equal(["Is a list enough?", "Yes, a list is enough."], messages.Select(m => m.Body));
        Assert.Equal("message from the Ombudsman", await data.Value<string>("select kind from outbox", null));
    }

    [Theory, BothEngines]
    public async Task Nobody_but_a_caseworker_takes_a_step(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, Today.AddDays(5));
        var publisher = await data.Member("Pat Publisher", Role.Publisher, null);
        foreach (var scope in new[] { at.Officer, at.MonitoringOfficer, at.ChiefExecutive, at.Contributor, at.Stranger, publisher, Scope.Public })
        {
            var settle = await at.Settle(at.Action, "x", null);
            Assert.Equal(CommandEnd.NotFound, (await at.WithdrawRecommendation.Withdraw(scope, settle, Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.RecordNotDone.Record(scope, settle, Cancel)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.Escalate.Escalate(scope, new EscalateAction { Id = at.Action, Version = 1, Reason = "x" }, Cancel)).End);
            Assert.Null(await at.Cases.Find(scope, at.Action, Cancel));
        }
    }
}
