using CouncilPortal.Authorities;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Casework</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Casework => new()
    {
        ["ReviewQuery.Find"] = Shows<ReviewQuery>((q, s, r) => q.Find(s, r.Submission, Cancel)),
        ["ReviewQueueQuery.List"] = Nothing<ReviewQueueQuery>((q, s, _) => q.List(s, ReviewsFilter.Default, Cancel)),
        ["AcceptEvidenceCommand.Accept"] = Nothing<AcceptEvidenceCommand>((c, s, r) =>
            c.Accept(s, new AcceptEvidence { SubmissionId = r.Submission, Version = 1, Outcome = null }, Cancel)),
        ["AskForMoreEvidenceCommand.Ask"] = Nothing<AskForMoreEvidenceCommand>((c, s, r) =>
            c.Ask(s, new AskForMoreEvidence { SubmissionId = r.Submission, Version = 1, Reason = "Mallory", AnswerBy = TypedDate.Blank }, Cancel)),
        ["RejectEvidenceCommand.Reject"] = Nothing<RejectEvidenceCommand>((c, s, r) =>
            c.Reject(s, new RejectEvidence { SubmissionId = r.Submission, Version = 1, Reason = "Mallory", Outcome = null }, Cancel)),
        ["ChangeDeadlineCommand.Change"] = Nothing<ChangeDeadlineCommand>((c, s, r) =>
            c.Change(s, new ChangeDeadline { Id = r.Recommendation, Version = 1, DueOn = TypedDate.Of(new DateOnly(2026, 3, 2)), Reason = "Mallory" }, Cancel)),
        ["DecideRequestCommand.Decide"] = Changes<DecideRequestCommand>((c, s, r) =>
            c.Decide(s, new DecideRequest { RequestId = r.Request, Version = 1, Granted = true, DueOn = TypedDate.Of(new DateOnly(2026, 3, 2)), Answer = "Mallory" }, Cancel)),
        ["WithdrawRecommendationCommand.Withdraw"] = Changes<WithdrawRecommendationCommand>((c, s, r) => c.Withdraw(s, Settle(r), Cancel)),
        ["RecordNotDoneCommand.Record"] = Changes<RecordNotDoneCommand>((c, s, r) =>
            c.Record(s, Settle(r) with { Outcome = ComplianceOutcome.NotCompleteNotSatisfied }, Cancel)),
        ["EscalateCommand.Escalate"] = Nothing<EscalateCommand>((c, s, r) =>
            c.Escalate(s, new EscalateAction { Id = r.Recommendation, Version = 1, Reason = "Mallory" }, Cancel)),
        ["RecordOutcomeCommand.Record"] = Nothing<RecordOutcomeCommand>((c, s, r) =>
            c.Record(s, new RecordOutcome { RecommendationId = r.Recommendation, Seen = null, Outcome = ComplianceOutcome.CompletedLate, Reason = "Mallory" }, Cancel)),
        ["ReplyCommand.Send"] = Changes<ReplyCommand>((c, s, r) => c.Send(s, new Reply { Id = r.Recommendation, Body = "Mallory" }, Cancel)),
        ["TakeCaseCommand.Take"] = Changes<TakeCaseCommand>((c, s, r) => c.Take(s, new TakeCase { RecommendationId = r.Recommendation, CaseworkerId = null }, Cancel)),
        ["DeskDecisionsQuery.List"] = Shows<DeskDecisionsQuery>((q, s, r) => q.List(s, DeskDecisionsFilter.Read(null, r.Secret, null), Cancel)),
        ["DeskDecisionQuery.Find"] = Shows<DeskDecisionQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), Cancel)),
        ["DeskDecisionQuery.Choices"] = Nothing<DeskDecisionQuery>((q, s, _) => q.Choices(s, Cancel)),
        ["CreateDecisionCommand.Create"] = Nothing<CreateDecisionCommand>((c, s, r) =>
            c.Create(s, new CreateDecision { Reference = $"98{r.Council:000000}", IsDraft = false, Fields = FieldsOf(r) }, Cancel)),
        ["AmendDecisionCommand.Amend"] = Changes<AmendDecisionCommand>((c, s, r) => c.Amend(
            s, new AmendDecision { Reference = DecisionReference.Parse(r.Reference), Version = 1, Fields = FieldsOf(r), Reason = "Mallory", Statement = null }, Cancel)),
        ["AddRecommendationCommand.Add"] = Nothing<AddRecommendationCommand>((c, s, r) => c.Add(
            s, new AddRecommendation { Reference = DecisionReference.Parse(r.Reference), Version = 1, AuthorityId = r.Council, Fields = Improvement, Statement = null }, Cancel)),
        ["AmendRecommendationCommand.Amend"] = Changes<AmendRecommendationCommand>((c, s, r) => c.Amend(
            s, new AmendRecommendation { Reference = DecisionReference.Parse(r.Reference), Id = r.Recommendation, Version = 1, Fields = Apology, Reason = "Mallory", Statement = null }, Cancel)),
        ["PublishDecisionCommand.Publish"] = Changes<PublishDecisionCommand>((c, s, r) => c.Publish(
            s, new PublishDecision { Reference = DecisionReference.Parse(r.Reference), Version = 1, On = TypedDate.Of(new DateOnly(2026, 3, 2)), Statements = new Dictionary<string, string>() }, Cancel)),
        ["PublishDecisionCommand.Withhold"] = Changes<PublishDecisionCommand>((c, s, r) => c.Withhold(
            s, new WithholdDecision { Reference = DecisionReference.Parse(r.Reference), Version = 1, Reason = "Mallory" }, Cancel)),
        ["ShareDraftCommand.Share"] = Nothing<ShareDraftCommand>((c, s, r) => c.Share(
            s, new ShareDraft { Reference = DecisionReference.Parse(r.Reference), Version = 1, AnswerBy = TypedDate.Of(new DateOnly(2026, 3, 2)), Message = "Mallory" }, Cancel)),
        ["FinaliseDraftCommand.Finalise"] = Nothing<FinaliseDraftCommand>((c, s, r) => c.Finalise(
            s, new FinaliseDraft { Reference = DecisionReference.Parse(r.Reference), Version = 1, DecidedOn = TypedDate.Of(new DateOnly(2026, 1, 12)), WithoutAnswers = true }, Cancel)),
        ["SharedDraftsQuery.All"] = Nothing<SharedDraftsQuery>((q, s, _) => q.All(s, Cancel)),
        ["SharedDraftsQuery.Find"] = Nothing<SharedDraftsQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), r.Council, Cancel)),
        ["AnswerDraftCommand.Answer"] = Nothing<AnswerDraftCommand>((c, s, r) => c.Answer(
            s, new AnswerDraft { Reference = DecisionReference.Parse(r.Reference), AuthorityId = r.Council, Answers = [] }, Cancel)),
        ["DecisionPreviewQuery.Find"] = Shows<DecisionPreviewQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), Role.LinkOfficer, r.Council, Cancel)),
        ["ImportConflictsQuery.List"] = Shows<ImportConflictsQuery>((q, s, _) => q.List(s, settled: false, 1, Cancel)),
        ["ImportConflictsQuery.Find"] = Shows<ImportConflictsQuery>((q, s, r) => q.Find(s, r.Conflict, Cancel)),
        ["SettleConflictCommand.Settle"] = Changes<SettleConflictCommand>((c, s, r) =>
            c.Settle(s, new SettleConflict { Id = r.Conflict, Theirs = r.Secret, TakesTheirs = false, Reason = "Mallory", Outcome = null }, Cancel)),
        ["CaseQuery.Find"] = Shows<CaseQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["DeskActionsQuery.List"] = Nothing<DeskActionsQuery>((q, s, _) => q.List(s, DeskActionsFilter.Default, Cancel)),
        ["WorkloadQuery.Now"] = Nothing<WorkloadQuery>((q, s, _) => q.Now(s, Cancel)),
    };
}
