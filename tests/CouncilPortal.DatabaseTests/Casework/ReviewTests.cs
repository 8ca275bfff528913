using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Casework;

public sealed class ReviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Late_is_judged_by_the_date_it_was_done_not_by_the_date_it_was_submitted(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(-3));
        var other = await at.AnotherAction(EvidenceCase.Today.AddDays(-3));
        var onTime = await at.Submitted(at.Action, EvidenceCase.Today.AddDays(-3));
        Assert.True((await at.Accept(at.Caseworker, onTime, null)).IsDone);
        Assert.Equal(RecommendationState.Done, await at.State(at.Action));
        var late = await at.Submitted(other, EvidenceCase.Today.AddDays(-2));
        Assert.Equal(ComplianceOutcome.CompletedLate, (await at.Reviews.Find(at.Caseworker, late, Cancel))!.OutcomeIfAccepted);
        Assert.True((await at.Accept(at.Caseworker, late, ComplianceOutcome.CompletedLate)).IsDone);
        Assert.Equal(RecommendationState.DoneLate, await at.State(other));
        Assert.Equal("completed_late", await data.Value<string>("select outcome from compliance_outcomes", null));
    }

    [Theory, BothEngines]
    public async Task The_last_action_of_a_decision_needs_an_outcome_and_an_earlier_one_takes_none(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var other = await at.AnotherAction(EvidenceCase.Today);
        var first = await at.Submitted(at.Action, EvidenceCase.Today);
        var early = await at.Accept(at.Caseworker, first, ComplianceOutcome.CompleteSatisfied);
        Assert.Contains("outcome", early.Errors.Keys);
        Assert.True((await at.Accept(at.Caseworker, first, null)).IsDone);
        var last = await at.Submitted(other, EvidenceCase.Today);
        var without = await at.Accept(at.Caseworker, last, null);
        Assert.Contains("outcome", without.Errors.Keys);
        Assert.Equal(0, await data.Value<long>("select count(*) from compliance_outcomes", null));
    }

    [Theory, BothEngines]
    public async Task Of_two_caseworkers_at_once_the_second_is_told(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        var both = await Task.WhenAll(
            Task.Run(() => at.Accept(at.Caseworker, submission, ComplianceOutcome.CompleteSatisfied)),
            Task.Run(() => at.Ask(at.Caseworker, submission, "More", TypedDate.Blank)));
        Assert.Single(both, r => r.IsDone);
        Assert.StartsWith("Another caseworker", Assert.Single(both, r => r.End == CommandEnd.Stale).Message, StringComparison.Ordinal);
        Assert.Equal(1, await data.Value<long>("select count(*) from reviews", null));
    }

    [Theory, BothEngines]
    public async Task Of_two_last_actions_accepted_at_once_exactly_one_is_the_last(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var other = await at.AnotherAction(EvidenceCase.Today);
        var first = await at.Submitted(at.Action, EvidenceCase.Today);
        var second = await at.Submitted(other, EvidenceCase.Today);
        var both = await Task.WhenAll(new[] { first, second }.Select(s => Task.Run(() =>
            at.Accept(at.Caseworker, s, null))));
        Assert.Single(both, r => r.IsDone);
        Assert.Contains("outcome", Assert.Single(both, r => !r.IsDone).Errors.Keys);
    }

    [Theory, BothEngines]
    public async Task Asking_for_more_needs_a_reason_and_tells_the_council(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today.AddDays(5));
        await at.AssignAction.Assign(at.Officer, new AssignAction { Id = at.Action, Version = 1, AssigneeId = at.Contributor.PersonId }, Cancel);
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        var without = await at.Ask(at.Caseworker, submission, " ", TypedDate.Of(EvidenceCase.Today.AddDays(-1)));
        Assert.Equal("Enter what more the council needs to send", without.Errors["reason"]);
        Assert.Equal("The date to answer by must be today or in the future", without.Errors["answer-by"]);
        var asked = await at.Ask(at.Caseworker, submission, "Send the attendance list.", TypedDate.Of(EvidenceCase.Today.AddDays(7)));
        Assert.True(asked.IsDone);
        var details = await at.ActionQuery.Find(at.Officer, at.Action, Cancel);
        Assert.Equal("Send the attendance list.", details!.MoreWanted!.Reason);
        Assert.Equal(EvidenceCase.Today.AddDays(7), details.MoreWanted.AnswerDueOn);
        Assert.Equal(EvidenceCase.Today.AddDays(5), details.Action.DueOn);
        var told = await data.Rows<string>("select to_name from outbox where kind = 'more evidence wanted' order by to_name", null);
        Assert.Equal(["Con Tributor", "Lena Officer"], told);
    }

    [Theory, BothEngines]
    public async Task Evidence_that_does_not_satisfy_leaves_the_action_not_done(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var submission = await at.Submitted(at.Action, EvidenceCase.Today);
        var wrong = await at.Reject(at.Caseworker, submission, null, ComplianceOutcome.CompleteSatisfied);
        Assert.Equal(["outcome", "reason"], wrong.Errors.Keys.Order());
        var right = await at.Reject(at.Caseworker, submission, "Nobody came.", ComplianceOutcome.NotCompleteNotSatisfied);
        Assert.True(right.IsDone);
        Assert.Equal(RecommendationState.NotDone, await at.State(at.Action));
    }

    [Theory, BothEngines]
    public async Task The_queue_is_oldest_first_and_only_for_caseworkers(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var at = await EvidenceCase.Create(data, EvidenceCase.Today);
        var other = await at.AnotherAction(EvidenceCase.Today);
        var first = await at.Submitted(other, EvidenceCase.Today);
        data.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await at.Submitted(at.Action, EvidenceCase.Today);
        var queue = await at.Queue.List(at.Caseworker, ReviewsFilter.Default, Cancel);
        Assert.Equal([first, second], queue.Rows.Select(r => r.SubmissionId));
        Assert.Equal(2, queue.Total);
        foreach (var scope in new[] { at.Officer, at.MonitoringOfficer, at.ChiefExecutive, at.Stranger, Scopes.Scope.Public })
        {
            Assert.Empty((await at.Queue.List(scope, ReviewsFilter.Default, Cancel)).Rows);
            Assert.Null(await at.Reviews.Find(scope, first, Cancel));
            Assert.Equal(CommandEnd.NotFound, (await at.Accept(scope, first, null)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.Ask(scope, first, "x", TypedDate.Blank)).End);
            Assert.Equal(CommandEnd.NotFound, (await at.Reject(scope, first, "x", null)).End);
        }
    }
}
