using System.Reflection;
using System.Text;
using CouncilPortal.Api;
using CouncilPortal.Audit;
using CouncilPortal.Authorities;
using CouncilPortal.Calendar;
using CouncilPortal.Casework;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Demo;
using CouncilPortal.EmailOutbox;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Imports;
using CouncilPortal.Jobs;
using CouncilPortal.Letters;
using CouncilPortal.NationalReviews;
using CouncilPortal.PeerGroups;
using CouncilPortal.People;
using CouncilPortal.PublicPages;
using CouncilPortal.PublicReports;
using CouncilPortal.Reminders;
using CouncilPortal.Retention;
using CouncilPortal.Scopes;
using CouncilPortal.Scrutiny;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <summary>A probe for every public method of every query and command. One without a probe fails the matrix.</summary>
internal static class Probes
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly ReportingYear Unpublished = ReportingYear.Parse("2098-99");

    /// <summary>Whatever takes a scope first: the methods that need a probe, as <c>Class.Method</c>.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        .. typeof(PortalDatabase).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsNested: false, IsPublic: true } && t != typeof(PortalDatabase) && t != typeof(Engine) && !t.IsSubclassOf(typeof(Engine)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => !m.IsSpecialName && m.GetParameters().FirstOrDefault()?.ParameterType == typeof(Scope))
                .Select(m => $"{t.Name}.{m.Name}"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyDictionary<string, Probe> All { get; } = new Dictionary<string, Probe>
    {
        ["ActionQuery.Find"] = Shows<ActionQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["ActionsQuery.List"] = Shows<ActionsQuery>((q, s, _) => q.List(s, ActionsFilter.Default, Cancel)),
        ["ActionsQuery.Overdue"] = Nothing<ActionsQuery>((q, s, _) => q.Overdue(s, Cancel)),
        ["DraftQuery.Find"] = Shows<DraftQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["DraftQuery.Others"] = Nothing<OthersOf>((q, s, r) => q.Find(s, r)),
        ["DraftQuery.Choices"] = Shows<ChoicesOf>((q, s, r) => q.Find(s, r)),
        ["NationalReviewQuery.Find"] = Nothing<NationalReviewQuery>((q, s, _) => q.Find(s, Unpublished, Cancel)),
        ["ReviewDeskQuery.All"] = Nothing<ReviewDeskQuery>((q, s, _) => q.All(s, Cancel)),
        ["ReviewDeskQuery.Find"] = Nothing<ReviewDeskQuery>((q, s, _) => q.Find(s, Unpublished, Cancel)),
        ["ReviewDeskQuery.Text"] = Nothing<ReviewDeskQuery>((q, s, _) => q.Text(s, Unpublished, 1, Cancel)),
        ["NoteImportOpenedCommand.Note"] = Nothing<NoteImportOpenedCommand>((c, s, _) => c.Note(s, 1, isFile: true, Cancel)),
        ["NoteReviewOpenedCommand.Note"] = Nothing<NoteReviewOpenedCommand>((c, s, _) => c.Note(s, Unpublished, "national review at the desk", isForm: false, Cancel)),
        ["KeepReviewDraftCommand.Keep"] = Nothing<KeepReviewDraftCommand>((c, s, _) => c.Keep(s, Unpublished, new ReviewDraft { Seen = 1, Blocks = [ReviewBlock.Blank] }, Cancel)),
        ["KeepReviewDraftCommand.Discard"] = Nothing<KeepReviewDraftCommand>((c, s, _) => c.Discard(s, Unpublished, Cancel)),
        ["SaveReviewCommand.Save"] = Nothing<SaveReviewCommand>((c, s, _) => c.Save(s, Unpublished, new ReviewDraft { Seen = 1, Blocks = [new ReviewBlock { Heading = "Mallory", Text = "Mallory" }] }, Cancel)),
        ["SaveReviewCommand.TakeUp"] = Nothing<SaveReviewCommand>((c, s, _) => c.TakeUp(s, Unpublished, 1, 1, Cancel)),
        ["MoveReviewCommand.Move"] = Nothing<MoveReviewCommand>((c, s, _) => c.Move(s, new MoveReview { Year = Unpublished, Seen = null, Later = false, On = null }, Cancel)),
        ["NationalQuery.ForPublisher"] = Nothing<NationalQuery>((q, s, _) => q.ForPublisher(s, Unpublished, Cancel)),
        ["ReceiptQuery.Find"] = Shows<ReceiptQuery>((q, s, r) => q.Find(s, r.Recommendation, $"{r.Council}", Cancel)),
        ["ReuseEvidenceCommand.Reuse"] = Nothing<ReuseEvidenceCommand>((c, s, r) =>
            c.Reuse(s, new ReuseEvidence { Id = r.Recommendation, Reference = $"{r.Council}", Actions = [r.Recommendation] }, Cancel)),
        ["ReviewQuery.Find"] = Shows<ReviewQuery>((q, s, r) => q.Find(s, r.Submission, Cancel)),
        ["ReviewQueueQuery.List"] = Nothing<ReviewQueueQuery>((q, s, _) => q.List(s, ReviewsFilter.Default, Cancel)),
        ["SaveDraftCommand.Save"] = Changes<SaveDraftCommand>((c, s, r) =>
            c.Save(s, new SaveDraft { Id = r.Recommendation, Version = 1, Answers = DraftAnswers.Blank with { Statement = "Mallory" } }, Cancel)),
        ["SubmitEvidenceCommand.Submit"] = Nothing<SubmitEvidenceCommand>((c, s, r) =>
            c.Submit(s, new SubmitEvidence { Id = r.Recommendation, Version = 1, Others = [], Declared = true }, Cancel)),
        ["AcceptEvidenceCommand.Accept"] = Nothing<AcceptEvidenceCommand>((c, s, r) =>
            c.Accept(s, new AcceptEvidence { SubmissionId = r.Submission, Version = 1, Outcome = null }, Cancel)),
        ["AskForMoreEvidenceCommand.Ask"] = Nothing<AskForMoreEvidenceCommand>((c, s, r) =>
            c.Ask(s, new AskForMoreEvidence { SubmissionId = r.Submission, Version = 1, Reason = "Mallory", AnswerBy = TypedDate.Blank }, Cancel)),
        ["RejectEvidenceCommand.Reject"] = Nothing<RejectEvidenceCommand>((c, s, r) =>
            c.Reject(s, new RejectEvidence { SubmissionId = r.Submission, Version = 1, Reason = "Mallory", Outcome = null }, Cancel)),
        ["FormDraftQuery.Find"] = Nothing<FormDraftQuery>((q, s, _) => q.Find(s, "action", Cancel)),
        ["SaveFormDraftCommand.Save"] = Nothing<SaveFormDraftCommand>((c, s, _) => c.Save(s, "action", new Dictionary<string, string> { ["reason"] = "Mallory" }, Cancel)),
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
        ["ReportsQuery.All"] = Shows<ReportsQuery>((q, s, _) => q.All(s, Cancel)),
        ["ReportsQuery.Find"] = Shows<ReportsQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), r.Slug, Cancel)),
        ["ReportClocksDueQuery.By"] = Shows<ReportClocksDueQuery>((q, s, _) => q.By(s, new DateOnly(2099, 1, 1), Cancel)),
        ["ConsiderationsQuery.Of"] = Nothing<ConsiderationsQuery>((q, s, r) => q.Of(s, r.Council, Cancel)),
        ["RecordReportFactCommand.Record"] = Changes<RecordReportFactCommand>((c, s, r) => c.Record(
            s,
            new ReportFactInput { Reference = DecisionReference.Parse(r.Reference), AuthorityId = r.Council, Seen = 1, Kind = ReportFactKind.NoticePublished, On = TypedDate.Of(new DateOnly(2026, 1, 12)), Place = "Mallory" },
            Cancel)),
        ["FindingsQuery.Of"] = Shows<FindingsQuery>((q, s, r) => q.Of(s, r.Slug, FindingsPeriod.Read(null, null, new DateOnly(2026, 1, 12)), Cancel)),
        ["RecordMemberReportCommand.Record"] = Changes<RecordMemberReportCommand>((c, s, r) => c.Record(
            s,
            new MemberReportInput { AuthorityId = r.Council, Seen = long.MaxValue, Decisions = [r.Decision], On = TypedDate.Of(new DateOnly(2026, 1, 12)), Body = "cabinet", Meeting = "Mallory", Link = null },
            Cancel)),
        ["WithdrawMemberReportCommand.Withdraw"] = Changes<WithdrawMemberReportCommand>((c, s, r) => c.Withdraw(s, r.MemberReport, "Mallory", Cancel)),
        ["AssignActionCommand.Assign"] = Changes<AssignActionCommand>((c, s, r) =>
            c.Assign(s, new AssignAction { Id = r.Recommendation, Version = 1, AssigneeId = r.Person }, Cancel)),
        ["AssignActionsCommand.Assign"] = Changes<AssignActionsCommand>((c, s, r) =>
            c.Assign(s, new AssignActions { Actions = [new ChosenAction { Id = r.Recommendation, Version = 1 }], Assignee = $"{r.Person}" }, Cancel)),
        ["HandBackCommand.HandBack"] = Nothing<HandBackCommand>((c, s, r) => c.HandBack(s, new HandBack { Id = r.Recommendation, Version = 1, Note = "Mallory" }, Cancel)),
        ["RequestDateCommand.Ask"] = Nothing<RequestDateCommand>((c, s, r) =>
            c.Ask(s, new RequestDate { Id = r.Recommendation, Version = 1, ProposedDate = TypedDate.Of(new DateOnly(2026, 3, 2)), Reason = "Mallory" }, Cancel)),
        ["TakeBackRequestCommand.TakeBack"] = Changes<TakeBackRequestCommand>((c, s, r) => c.TakeBack(s, new TakeBackRequest { Id = r.Recommendation, Version = 1 }, Cancel)),
        ["AwaitComplainantCommand.Await"] = Changes<AwaitComplainantCommand>((c, s, r) => c.Await(
            s,
            new AwaitComplainant { Id = r.Recommendation, Version = 1, AskedOn = TypedDate.Of(new DateOnly(2026, 1, 12)), NextOn = TypedDate.Of(new DateOnly(2026, 3, 2)), Reason = "Mallory" },
            Cancel)),
        ["ChaseComplainantCommand.Chase"] = Nothing<ChaseComplainantCommand>((c, s, r) => c.Chase(
            s,
            new ChaseComplainant { Id = r.Recommendation, Version = 1, ChasedOn = TypedDate.Of(new DateOnly(2026, 1, 12)), NextOn = TypedDate.Of(new DateOnly(2026, 3, 2)), Note = "Mallory" },
            Cancel)),
        ["ResumeActionCommand.Resume"] = Nothing<ResumeActionCommand>((c, s, r) =>
            c.Resume(s, new ResumeAction { Id = r.Recommendation, Version = 1, ActedOn = TypedDate.Of(new DateOnly(2026, 1, 12)), Note = "Mallory" }, Cancel)),
        ["WriteMessageCommand.Write"] = Changes<WriteMessageCommand>((c, s, r) => c.Write(s, new WriteMessage { Id = r.Recommendation, Kind = MessageKind.Comment, Body = "Mallory" }, Cancel)),
        ["MarkMessagesReadCommand.Mark"] = Changes<MarkMessagesReadCommand>(async (c, s, r) => await c.Mark(s, r.Recommendation, 1_000_000, Cancel)),
        ["KeptViewsQuery.Own"] = Shows<KeptViewsQuery>((q, s, _) => q.Own(s, Cancel)),
        ["KeepViewCommand.Keep"] = Nothing<KeepViewCommand>((c, s, _) => c.Keep(s, new KeepView { Name = "Mallory", Filter = ActionsFilter.Default }, Cancel)),
        ["RemoveViewCommand.Remove"] = Changes<RemoveViewCommand>((c, s, r) => c.Remove(s, r.View, Cancel)),
        ["RemindersOfActionQuery.Of"] = Shows<RemindersOfActionQuery>((q, s, r) => q.Of(s, r.Recommendation, Cancel)),
        ["ReminderRulesQuery.Everybodys"] = Nothing<ReminderRulesQuery>((q, s, _) => q.Everybodys(s, Cancel)),
        ["ReminderRulesQuery.Own"] = Nothing<ReminderRulesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["ChangeReminderRuleCommand.Switch"] = Changes<ChangeReminderRuleCommand>((c, s, r) => c.Switch(s, new SwitchReminderRule { AuthorityId = r.Council, Code = "due_in_14_days", IsOn = false }, Cancel)),
        ["ChangeReminderRuleCommand.Add"] = Changes<ChangeReminderRuleCommand>((c, s, r) => c.Add(s, new AddReminderRule { AuthorityId = r.Council, Occasion = "before_due", Days = "21", IsWorkingDays = false }, Cancel)),
        ["MailChoicesQuery.Own"] = Nothing<MailChoicesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["SaveMailChoicesCommand.Save"] = Nothing<SaveMailChoicesCommand>((c, s, _) => c.Save(s, new Dictionary<string, string?> { ["due_soon"] = "off" }, Cancel)),
        ["StopMailQuery.Find"] = Nothing<StopMailQuery>((q, s, _) => q.Find(s, "guessed", Cancel)),
        ["StopMailCommand.Stop"] = Nothing<StopMailCommand>((c, s, _) => c.Stop(s, "guessed", Cancel)),
        ["NotificationsQuery.Unread"] = Nothing<NotificationsQuery>((q, s, _) => q.Unread(s, Cancel)),
        ["NotificationsQuery.List"] = Shows<NotificationsQuery>((q, s, _) => q.List(s, 1, Cancel)),
        ["ReadNotificationsCommand.Open"] = Changes<ReadNotificationsCommand>((c, s, r) => c.Open(s, r.Notification, Cancel)),
        ["ReadNotificationsCommand.All"] = Nothing<ReadNotificationsCommand>((c, s, _) => c.All(s, long.MaxValue, Cancel)),
        ["RemindersOfActionQuery.Forecast"] = Nothing<RemindersOfActionQuery>((q, s, r) => q.Forecast(s, r.Recommendation, Cancel)),
        ["RemindNowCommand.Remind"] = Nothing<RemindNowCommand>((c, s, r) => c.Remind(s, r.Recommendation, Cancel)),
        ["PlannedRemindersQuery.On"] = Nothing<PlannedRemindersQuery>((q, s, _) => q.On(s, new DateOnly(2026, 1, 16), Cancel)),
        ["ImportsQuery.List"] = Nothing<ImportsQuery>((q, s, _) => q.List(s, 1, Cancel)),
        ["ImportsQuery.Last"] = Nothing<ImportsQuery>((q, s, _) => q.Last(s, Cancel)),
        ["ImportsQuery.Find"] = Nothing<ImportsQuery>((q, s, _) => q.Find(s, 1, Cancel)),
        ["ImportsQuery.Open"] = Nothing<ImportsQuery>((q, s, _) => q.Open(s, 1, Cancel)),
        ["ReceiveImportCommand.Receive"] = Nothing<ReceiveImportCommand>((c, s, _) => c.Receive(s, new ReceiveImport { Kind = "decisions", FileName = "mallory.csv", Content = new MemoryStream([1]) }, Cancel)),
        ["ReceiveImportCommand.Undo"] = Nothing<ReceiveImportCommand>((c, s, _) => c.Undo(s, 1, Cancel)),
        ["DecideImportCommand.Apply"] = Nothing<DecideImportCommand>((c, s, _) => c.Apply(s, 1, Cancel)),
        ["DecideImportCommand.Discard"] = Nothing<DecideImportCommand>((c, s, _) => c.Discard(s, 1, Cancel)),
        ["DecideImportCommand.CheckAgain"] = Nothing<DecideImportCommand>((c, s, _) => c.CheckAgain(s, 1, Cancel)),
        ["DecideImportCommand.Map"] = Nothing<DecideImportCommand>((c, s, _) => c.Map(s, 1, [new MappedColumn("Mallory", "")], Cancel)),
        ["PlannedNewsQuery.On"] = Nothing<PlannedNewsQuery>((q, s, _) => q.On(s, new DateOnly(2026, 1, 16), Cancel)),
        ["PlanRemindersCommand.CatchUp"] = Nothing<PlanRemindersCommand>((c, s, _) => c.CatchUp(s, Cancel)),
        ["PlanRemindersCommand.Queue"] = Nothing<PlanRemindersCommand>((c, s, _) => c.Queue(s, new DateOnly(2026, 1, 16), Cancel)),
        ["AddEvidenceFileCommand.Add"] = Changes<AddEvidenceFileCommand>((c, s, r) =>
            c.Add(s, new AddEvidenceFile { Id = r.Recommendation, UploadId = "none", Name = "mallory.pdf", ContentType = "application/pdf", Size = 1, Sha256 = new string('a', 64) }, Cancel)),
        ["Uploads.Start"] = Changes<Uploads>((u, s, r) => u.Start(s, new StartUpload { Id = r.Recommendation, Name = "mallory.pdf", Size = 1, Fingerprint = null }, Cancel)),
        ["Uploads.Find"] = Shows<Uploads>((u, s, r) => u.Find(s, r.Recommendation, r.Upload, Cancel)),
        ["Uploads.Note"] = Changes<Uploads>((u, s, r) => u.Note(s, UploadOf(r), 1, Cancel)),
        ["Uploads.Hold"] = Changes<Uploads>((u, s, r) => u.Hold(s, UploadOf(r), new string('b', 64), Cancel)),
        ["Uploads.End"] = Changes<Uploads>((u, s, r) => u.End(s, r.Recommendation, r.Upload, Cancel)),
        ["CleanUploads.Clean"] = Nothing<CleanUploads>((c, s, _) => c.Clean(s, Cancel)),
        ["RemoveEvidenceFileCommand.Remove"] = Changes<RemoveEvidenceFileCommand>((c, s, r) => c.Remove(s, r.Recommendation, r.File, Cancel)),
        ["OpenEvidenceFileCommand.Open"] = Shows<OpenEvidenceFileCommand>((c, s, r) => c.Open(s, r.Recommendation, r.File, Cancel)),
        ["CouncilQuery.Find"] = Nothing<CouncilQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["CouncilsQuery.List"] = Nothing<CouncilsQuery>((q, s, _) => q.List(s, CouncilsFilter.Read(null, null, null, null), Cancel)),
        ["CouncilYearQuery.Find"] = Shows<CouncilYearQuery>((q, s, r) => q.Find(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["DecisionQuery.Find"] = Shows<DecisionQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), Cancel)),
        ["DecisionsQuery.List"] = Nothing<DecisionsQuery>((q, s, r) => q.List(s, DecisionsFilter.All with { Council = r.Slug }, Cancel)),
        ["ImprovementsQuery.List"] = Nothing<ImprovementsQuery>((q, s, r) => q.List(s, r.Council, ImprovementsFilter.All, Cancel)),
        ["ImprovementsQuery.All"] = Nothing<ImprovementsQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["DemoInboxQuery.Newest"] = Nothing<DemoInboxQuery>((q, _, _) => q.Newest(Scope.Public, null, Cancel)),
        ["DemoInboxQuery.Recipients"] = Nothing<DemoInboxQuery>((q, s, _) => q.Recipients(s, Cancel)),
        ["DemoInboxQuery.Html"] = Nothing<DemoInboxQuery>((q, s, _) => q.Html(s, 1, Cancel)),
        ["OutboxClaims.Next"] = Changes<OutboxClaims>((c, s, _) => c.Next(s, Cancel)),
        ["OutboxClaims.Sent"] = Changes<OutboxClaims>((c, s, _) => c.Sent(s, FirstMail)),
        ["OutboxClaims.Failed"] = Nothing<OutboxClaims>((c, s, _) => c.Failed(s, FirstMail, "Mallory", FirstMail.ClaimedUntil)),
        ["OutboxClaims.PutBack"] = Nothing<OutboxClaims>((c, s, _) => c.PutBack(s, FirstMail, "Mallory", FirstMail.ClaimedUntil)),
        ["CalendarAddresses.Own"] = Nothing<CalendarAddresses>((a, s, _) => a.Own(s, Cancel)),
        ["CalendarAddresses.Make"] = Changes<CalendarAddresses>((a, s, _) => a.Make(s, Cancel)),
        ["CalendarAddresses.Revoke"] = Changes<CalendarAddresses>((a, s, _) => a.Revoke(s, Cancel)),
        ["CalendarAddresses.PersonOf"] = Nothing<CalendarAddresses>((a, s, _) => a.PersonOf(s, "guessed", Cancel)),
        ["DeadlinesQuery.Own"] = Nothing<DeadlinesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["DeadlinesQuery.Find"] = Nothing<DeadlinesQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["OutboxClaims.Bounced"] = Nothing<OutboxClaims>((c, s, _) => c.Bounced(s, FirstMail, "Mallory")),
        ["OutboxClaims.Hold"] = Nothing<OutboxClaims>((c, s, _) => c.Hold(s, FirstMail)),
        ["OutboxClaims.Pause"] = Changes<OutboxClaims>((c, s, _) => c.Pause(s, TestDatabase.Start.AddYears(1), "Mallory")),
        ["MailReceipts.Note"] = Changes<MailReceipts>((m, s, r) =>
            m.Note(s, new MailReceipt { MessageId = $"dead-{r.Council}", Status = ReceiptStatus.PermanentFailure, TakenAt = null }, Cancel)),
        ["DeliveryQuery.Now"] = Shows<DeliveryQuery>((q, s, _) => q.Now(s, 1, Cancel)),
        ["ResendMailCommand.Resend"] = Changes<ResendMailCommand>(async (c, s, r) => await c.Resend(s, r.DeadLetter, Cancel)),
        ["ResendMailCommand.ResendAll"] = Changes<ResendMailCommand>(async (c, s, _) => await c.ResendAll(s, Cancel)),
        ["ResumeMailCommand.Resume"] = Nothing<ResumeMailCommand>(async (c, s, _) => await c.Resume(s, Cancel)),
        ["BouncedAddressesQuery.Standing"] = Shows<BouncedAddressesQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["ConfirmAddressCommand.Confirm"] = Changes<ConfirmAddressCommand>((c, s, r) => c.Confirm(s, new ConfirmAddress { Id = r.BouncedAddress, Email = "mallory@example.org" }, Cancel)),
        ["RunJobs.RunNow"] = Nothing<RunJobs>((j, s, _) => j.RunNow(s, "guessed", Cancel)),
        ["RunJobs.Retry"] = Nothing<RunJobs>((j, s, _) => j.Retry(s, "guessed", Cancel)),
        ["OutboxClaims.Dead"] = Nothing<OutboxClaims>((c, s, _) => c.Dead(s, FirstMail, "Mallory")),
        ["FilePreviewQuery.Find"] = Shows<FilePreviewQuery>((q, s, r) => q.Find(s, r.Recommendation, r.File, Cancel)),
        ["RecallableFileQuery.Find"] = Shows<RecallableFileQuery>((q, s, r) => q.Find(s, r.Recommendation, r.SubmittedFile, Cancel)),
        ["RecallEvidenceFileCommand.Recall"] = Changes<RecallEvidenceFileCommand>((c, s, r) =>
            c.Recall(s, new RecallEvidenceFile { Id = r.Recommendation, FileId = r.SubmittedFile, Reason = "Mallory" }, Cancel)),
        ["RecallsQuery.Waiting"] = Shows<RecallsQuery>((q, s, _) => q.Waiting(s, Cancel)),
        ["DecideRecallCommand.Decide"] = Changes<DecideRecallCommand>((c, s, r) => c.Decide(s, new DecideRecall { RecallId = r.Recall, Deletes = true }, Cancel)),
        ["RetentionQuery.Due"] = Nothing<RetentionQuery>((q, s, _) => q.Due(s, inDays: 100_000, Cancel)),
        ["RetentionQuery.Counts"] = Nothing<RetentionQuery>((q, s, _) => q.Counts(s, Cancel)),
        ["DeleteDueEvidenceCommand.Delete"] = Nothing<DeleteDueEvidenceCommand>((c, s, _) => c.Delete(s, (_, _) => { }, Cancel)),
        ["DeleteDueEvidenceCommand.DeleteOne"] = Nothing<DeleteDueEvidenceCommand>((c, s, r) => c.DeleteOne(s, r.Council, $"{r.Council}", Cancel)),
        ["ScanClaims.Next"] = Nothing<ScanClaims>((c, s, _) => c.Next(s, Cancel)),
        ["ScanClaims.Renew"] = Nothing<ScanClaims>((c, s, r) => c.Renew(s, Claimed(r), Cancel)),
        ["ScanClaims.Scanned"] = Nothing<ScanClaims>((c, s, r) => c.Scanned(s, Claimed(r), new ScanReport { Result = ScanResult.Clean, Finding = null, Scanner = "Mallory" })),
        ["ScanClaims.Troubled"] = Nothing<ScanClaims>((c, s, r) => c.Troubled(s, Claimed(r), new ScanTrouble("Mallory", BrokeOff: true), TestDatabase.Start)),
        ["ScanClaims.PutBack"] = Nothing<ScanClaims>((c, s, r) => c.PutBack(s, Claimed(r))),
        ["JobStatusQuery.Now"] = Nothing<JobStatusQuery>((q, s, _) => q.Now(s, Cancel)),
        ["OwnCouncilsQuery.All"] = Nothing<OwnCouncilsQuery>((q, s, _) => q.All(s, Cancel)),
        ["OwnCouncilsQuery.WithDashboard"] = Nothing<OwnCouncilsQuery>((q, s, _) => q.WithDashboard(s, Cancel)),
        ["PublishedDecisionsQuery.All"] = Nothing<PublishedDecisionsQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["DisagreementsQuery.All"] = Nothing<DisagreementsQuery>((q, s, _) => q.All(s, Cancel)),
        ["MapQuery.Find"] = Nothing<MapQuery>((q, s, _) => q.Find(s, MapChoice.Read(null, null, null, "2098-99"), Cancel)),
        ["ComparisonQuery.Find"] = Nothing<ComparisonQuery>((q, s, r) => q.Find(s, [r.Slug], Cancel)),
        ["NationalQuery.Find"] = Nothing<NationalQuery>((q, s, _) => q.Find(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["TrendQuery.Find"] = Nothing<TrendQuery>((q, s, r) => q.Find(s, [r.Council], Cancel)),
        ["StatisticsFileQuery.All"] = Shows<StatisticsFileQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["PublicDataQuery.Version"] = Nothing<PublicDataQuery>((q, s, _) => q.Version(s, Cancel)),
        ["PublicDataQuery.NextInstant"] = Nothing<PublicDataQuery>((q, s, _) => q.NextInstant(s, Cancel)),
        ["PublicCouncilsQuery.List"] = Nothing<PublicCouncilsQuery>((q, s, _) => q.List(s, new PublicCouncilsFilter { Search = null, Type = null, Region = null, Limit = int.MaxValue, Offset = 0 }, Cancel)),
        ["PublicCouncilsQuery.Find"] = Nothing<PublicCouncilsQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["PublicDecisionsQuery.List"] = Nothing<PublicDecisionsQuery>((q, s, r) => q.List(s, new PublicDecisionsFilter { Council = r.Slug, Category = null, Outcome = null, From = null, To = null, Limit = int.MaxValue, Offset = 0 }, Cancel)),
        ["PublicAveragesQuery.List"] = Nothing<PublicAveragesQuery>((q, s, _) => q.List(s, null, null, Cancel)),
        ["PublishedYearsQuery.Find"] = Nothing<PublishedYearsQuery>((q, s, _) => q.Find(s, PublishedYearsFilter.All, Cancel)),
        ["PublishedYearsQuery.Count"] = Nothing<PublishedYearsQuery>((q, s, _) => q.Count(s, PublishedYearsFilter.All, Cancel)),
        ["YearCategoriesQuery.Find"] = Nothing<YearCategoriesQuery>((q, s, r) => q.Find(s, r.Council, null, Cancel)),
        ["OwnLettersQuery.All"] = Nothing<OwnLettersQuery>((q, s, _) => q.All(s, Cancel)),
        ["PublicLettersQuery.Of"] = Nothing<PublicLettersQuery>((q, s, r) => q.Of(s, r.Council, Cancel)),
        ["PublicLettersQuery.Find"] = Nothing<PublicLettersQuery>((q, s, r) => q.Find(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["LetterFileQuery.Find"] = Nothing<LetterFileQuery>((q, s, r) => q.Find(s, r.Letter, Cancel)),
        ["ReadLetterChangesCommand.Read"] = Nothing<ReadLetterChangesCommand>((c, s, r) => c.Read(s, r.Letter, Cancel)),
        ["LetterStandingQuery.Find"] = Nothing<LetterStandingQuery>((q, s, r) => q.Find(s, r.Letter, Cancel)),
        ["ConfirmLetterCommand.Confirm"] = Nothing<ConfirmLetterCommand>((c, s, r) => c.Confirm(s, r.Letter, Cancel)),
        ["WriteLetterNoteCommand.Write"] = Nothing<WriteLetterNoteCommand>((c, s, r) => c.Write(s, r.Letter, "Mallory", Cancel)),
        ["ShareLetterCommand.Grant"] = Nothing<ShareLetterCommand>((c, s, r) => c.Grant(s, r.Letter, r.Person, Cancel)),
        ["ShareLetterCommand.Revoke"] = Nothing<ShareLetterCommand>((c, s, r) => c.Revoke(s, r.LetterGrant, Cancel)),
        ["NoteFiguresOpenedCommand.Note"] = Nothing<NoteFiguresOpenedCommand>((c, s, r) => c.Note(s, r.Council, "figures", Cancel)),
        ["NoteDeskOpenedCommand.Letter"] = Nothing<NoteDeskOpenedCommand>((c, s, r) => c.Letter(s, ReportingYear.Parse("2098-99"), r.Slug, "letter at the desk", isForm: false, Cancel)),
        ["NoteDeskOpenedCommand.List"] = Nothing<NoteDeskOpenedCommand>((c, s, _) => c.List(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["LetterDeskQuery.Years"] = Nothing<LetterDeskQuery>((q, s, _) => q.Years(s, Cancel)),
        ["LetterDeskQuery.Find"] = Shows<LetterDeskQuery>((q, s, _) => q.Find(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["LetterDeskQuery.One"] = Shows<LetterDeskQuery>((q, s, r) => q.One(s, ReportingYear.Parse("2098-99"), r.Slug, Cancel)),
        ["LetterDeskQuery.Run"] = Shows<LetterDeskQuery>((q, s, _) => q.Run(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["IssuedLetterQuery.Find"] = Shows<IssuedLetterQuery>((q, s, r) => q.Find(s, ReportingYear.Parse("2098-99"), r.Slug, Cancel)),
        ["LetterOpeningsQuery.List"] = Shows<LetterOpeningsQuery>((q, s, _) => q.List(s, ReportingYear.Parse("2098-99"), byOmbudsman: false, 1, Cancel)),
        ["LetterTemplateQuery.Find"] = Shows<LetterTemplateQuery>((q, s, _) => q.Find(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["LetterTemplateQuery.Saved"] = Nothing<LetterTemplateQuery>((q, s, _) => q.Saved(s, ReportingYear.Parse("2098-99"), 1, Cancel)),
        ["LetterTemplateQuery.History"] = Shows<LetterTemplateQuery>((q, s, _) => q.History(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["SaveLetterTemplateCommand.Save"] = Nothing<SaveLetterTemplateCommand>((c, s, _) => c.Save(
            s, new SaveLetterTemplate { Year = ReportingYear.Parse("2098-99"), Seen = 1, Blocks = DefaultTemplate.Blocks, DraftSubject = "Mallory" }, Cancel)),
        ["SettleLetterCommand.Settle"] = Changes<SettleLetterCommand>((c, s, r) => c.Settle(
            s, new SettleLetter { Year = ReportingYear.Parse("2098-99"), Slug = r.Slug, Version = 1, Addressee = "Mallory", Paragraph = "Mallory", IsLookedAt = true }, Cancel)),
        ["SetPublicationCommand.Set"] = Changes<SetPublicationCommand>((c, s, _) => c.Set(s, ReportingYear.Parse("2098-99"), new DateOnly(2099, 9, 9), Cancel)),
        ["IssueLettersCommand.Start"] = Nothing<IssueLettersCommand>((c, s, _) => c.Start(s, ReportingYear.Parse("2098-99"), Cancel)),
        ["ReissueLetterCommand.Reissue"] = Nothing<ReissueLetterCommand>((c, s, r) => c.Reissue(s, ReportingYear.Parse("2098-99"), r.Slug, 1, "Mallory", Cancel)),
        ["ReadLetterCommand.Read"] = Shows<ReadLetterCommand>((c, s, r) => c.Read(s, ReportingYear.Parse("2098-99"), r.Slug, Cancel)),
        ["ReadLetterCommand.ReadWithForm"] = Shows<ReadLetterCommand>((c, s, r) => c.ReadWithForm(s, ReportingYear.Parse("2098-99"), r.Slug, Cancel)),
        ["Importer.Import"] = Nothing<Importer>((c, s, r) => c.Import(s, Import($"code,name,short_name,type\nT{r.Council},Mallory,Mallory,District\n"), null, Cancel)),
        ["DirectImport.Run"] = Nothing<DirectImport>((c, s, r) => c.Run(s, Import($"code,name,short_name,type\nT{r.Council},Mallory,Mallory,District\n"), null, Cancel)),
        ["Exporter.Export"] = Shows<ExportOf>((c, s, _) => c.Text(s)),
        ["PeerGroupsQuery.Own"] = Shows<PeerGroupsQuery>((q, s, _) => q.Own(s, Cancel)),
        ["PeerGroupsQuery.Find"] = Nothing<PeerGroupsQuery>((q, s, _) => q.Find(s, "guessed", Cancel)),
        ["PeerGroupsQuery.Councils"] = Nothing<PeerGroupsQuery>((q, s, r) => q.Councils(s, [r.Slug], Cancel)),
        ["KeepPeerGroupCommand.Keep"] = Nothing<KeepPeerGroupCommand>((c, s, r) => c.Keep(s, new KeepPeerGroup { Name = "Mallory", Slugs = [r.Slug] }, Cancel)),
        ["RemovePeerGroupCommand.Remove"] = Changes<RemovePeerGroupCommand>((c, s, r) => c.Remove(s, $"{r.Council}", Cancel)),
        ["OverdueCountQuery.Of"] = Nothing<OverdueCountQuery>((q, s, r) => q.Of(s, r.Council, Cancel)),
        ["ConsiderationOfLetterQuery.Find"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.Find(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["ConsiderationOfLetterQuery.All"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["ConsiderationOfLetterQuery.History"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.History(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["RecordConsiderationCommand.Record"] = Changes<RecordConsiderationCommand>((c, s, r) => c.Record(
            s,
            new ConsiderationInput { AuthorityId = r.Council, Year = ReportingYear.Parse("2098-99"), Seen = 2, Committee = "Mallory", MeetsOn = TypedDate.Of(new DateOnly(2026, 2, 12)), MinutesUrl = null, Decisions = null },
            Cancel)),
        ["RecordConsiderationCommand.TakeBack"] = Changes<RecordConsiderationCommand>((c, s, r) => c.TakeBack(s, r.Council, ReportingYear.Parse("2098-99"), 2, Cancel)),
        ["CommitteePackQuery.Of"] = Shows<CommitteePackQuery>((q, s, r) => q.Of(s, CouncilOf(r), ReportingYear.Parse("2098-99"), Cancel)),
        ["ReadCommitteePackCommand.Read"] = Shows<ReadCommitteePackCommand>((c, s, r) => c.Read(s, ReportingYear.Parse("2098-99"), r.Slug, "page", Cancel)),
        ["LateRemediesQuery.Of"] = Nothing<LateRemediesQuery>((q, s, r) => q.Of(s, r.Council, ReportingYear.Parse("2025-26"), Cancel)),
        ["LettersInCommitteeQuery.Of"] = Nothing<LettersInCommitteeQuery>((q, s, r) => q.Of(s, r.Council, Cancel)),
        ["ThemesQuery.Of"] = Nothing<ThemesQuery>((q, s, r) => q.Of(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["ScrutinyQuery.Of"] = Nothing<ScrutinyQuery>((q, s, r) => q.Of(s, CouncilOf(r), Cancel)),
        ["RightsChangesQuery.Since"] = Nothing<RightsChangesQuery>((q, s, _) => q.Since(s, 0, Cancel)),
        ["RightsChangesQuery.Latest"] = Nothing<RightsChangesQuery>((q, s, _) => q.Latest(s, Cancel)),
        ["ExtendSessionCommand.Extend"] = Nothing<ExtendSessionCommand>((c, s, _) => c.Extend(s, Cancel)),
        ["EndSessionCommand.End"] = Nothing<EndSessionCommand>((c, s, _) => c.End(s, Cancel)),
        ["StartSessionCommand.Start"] = Nothing<StartSessionCommand>((c, s, _) => c.Start(s, Nobody, Cancel)),
        ["PeopleQuery.Members"] = Shows<PeopleQuery>((q, s, _) => q.Members(s, null, Cancel)),
        ["PeopleQuery.Invitations"] = Shows<PeopleQuery>((q, s, _) => q.Invitations(s, Cancel)),
        ["PeopleQuery.Places"] = Nothing<PeopleQuery>((q, s, _) => q.Places(s, Cancel)),
        ["InvitationQuery.Offer"] = Nothing<InvitationQuery>((q, s, _) => q.Offer(s, "guessed", Cancel)),
        ["TenantsQuery.All"] = Nothing<TenantsQuery>((q, s, _) => q.All(s, Cancel)),
        ["InvitePersonCommand.Invite"] = Changes<InvitePersonCommand>((c, s, r) =>
            c.Invite(s, new InvitePerson { AuthorityId = r.Council, Email = "mallory@example.org", Role = "contributor" }, Cancel)),
        ["InviteAdministratorCommand.Invite"] = Nothing<InviteAdministratorCommand>((c, s, _) => c.Invite(s, Guid.NewGuid().ToString(), "mallory@example.org", Cancel)),
        ["WithdrawInvitationCommand.Withdraw"] = Changes<WithdrawInvitationCommand>(async (c, s, r) => await c.Withdraw(s, r.Invitation, Cancel)),
        ["WithdrawMembershipCommand.Withdraw"] = Nothing<WithdrawMembershipCommand>((c, s, r) => c.Withdraw(s, r.Membership, Cancel)),
        ["CoversQuery.Standing"] = Shows<CoversQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["CoversQuery.Colleagues"] = Shows<CoversQuery>((q, s, _) => q.Colleagues(s, Cancel)),
        ["ArrangeCoverCommand.Arrange"] = Nothing<ArrangeCoverCommand>((c, s, r) => c.Arrange(
            s, new ArrangeCover { AuthorityId = r.Council, PersonId = r.Person, DeputyId = s.PersonId, StartsOn = "2026-02-01", EndsOn = "2026-02-02" }, Cancel)),
        ["EndCoverCommand.End"] = Changes<EndCoverCommand>((c, s, r) => c.End(s, r.Cover, Cancel)),
        ["ServiceOwnersQuery.Of"] = Shows<ServiceOwnersQuery>((q, s, _) => q.Of(s, Cancel)),
        ["NameServiceOwnersCommand.Name"] = Changes<NameServiceOwnersCommand>((c, s, r) => c.Name(
            s, new NameServiceOwners { AuthorityId = r.Council, Choices = [new ServiceChoice("Housing", r.Person, null)] }, Cancel)),
        ["HandOverQuery.Plan"] = Shows<HandOverQuery>((q, s, r) => q.Plan(s, r.Council, r.Person, Cancel)),
        ["HandOverQuery.People"] = Shows<HandOverQuery>((q, s, _) => q.People(s, Cancel)),
        ["HandOverCommand.Make"] = Nothing<HandOverCommand>((c, s, r) => c.Make(
            s, new HandOver { AuthorityId = r.Council, FromId = r.Person, ToId = s.PersonId, Mark = "Housing" }, Cancel)),
        ["GiveRoleCommand.Give"] = Changes<GiveRoleCommand>((c, s, r) => c.Give(s, new GiveRole { MembershipId = r.Membership, Role = "monitoring_officer" }, Cancel)),
        ["MailboxesQuery.Standing"] = Shows<MailboxesQuery>((q, s, _) => q.Standing(s, Cancel)),
        ["ShareMailboxCommand.Share"] = Changes<ShareMailboxCommand>((c, s, r) => c.Share(s, new ShareMailbox { AuthorityId = r.Council, Email = "mallory@example.org" }, Cancel)),
        ["ShareMailboxCommand.End"] = Changes<ShareMailboxCommand>((c, s, r) => c.End(s, r.Mailbox, Cancel)),
        ["DelegatesQuery.Of"] = Shows<DelegatesQuery>((q, s, _) => q.Of(s, Cancel)),
        ["NameDelegateCommand.Name"] = Changes<NameDelegateCommand>((c, s, r) => c.Name(s, new DelegateChoice { AuthorityId = r.Council, PersonId = r.Person }, Cancel)),
        ["NameDelegateCommand.End"] = Nothing<NameDelegateCommand>((c, s, r) => c.End(s, r.Delegate, Cancel)),
        ["SessionsQuery.Live"] = Nothing<SessionsQuery>((q, s, _) => q.Live(s, Cancel)),
        ["EndSessionsCommand.End"] = Nothing<EndSessionsCommand>((c, s, r) => c.End(s, r.Person, Cancel)),
        ["CouncilsWithoutOfficerQuery.All"] = Nothing<CouncilsWithoutOfficerQuery>((q, s, _) => q.All(s, Cancel)),
        ["AuthoritiesQuery.Search"] = Nothing<AuthoritiesQuery>((q, s, _) => q.Search(s, null, 1, Cancel)),
        ["AuthoritiesQuery.Find"] = Nothing<AuthoritiesQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["RecordSuccessorCommand.Add"] = Nothing<RecordSuccessorCommand>((c, s, r) =>
            c.Add(s, new RecordSuccessor { AuthorityId = r.Council, SuccessorId = r.Council, EndsOn = "2026-02-01" }, Cancel)),
        ["RecordSuccessorCommand.Remove"] = Nothing<RecordSuccessorCommand>((c, s, r) => c.Remove(s, r.Council, r.Council, Cancel)),
        ["AuditQuery.Search"] = Shows<AuditQuery>((q, s, r) => q.Search(s, AuditFilter.Everything with { AuthorityId = r.Council }, Cancel)),
        ["ExportAuditCommand.Export"] = Shows<ExportAuditCommand>((c, s, r) => c.Export(s, AuditFilter.Everything with { AuthorityId = r.Council }, Cancel)),
        ["ListTenantCommand.List"] = Nothing<ListTenantCommand>((c, s, r) =>
            c.List(s, new ListTenant { TenantId = Guid.NewGuid().ToString(), AuthorityId = r.Council }, Cancel)),
        ["ListTenantCommand.Unlist"] = Nothing<ListTenantCommand>((c, s, r) => c.Unlist(s, r.Tenant, Cancel)),
        ["LoadDemoDataCommand.Load"] = Nothing<LoadDemoDataCommand>((c, s, _) => c.Load(s, Cancel)),
        ["LoadDemoPeopleCommand.Load"] = Nothing<LoadDemoPeopleCommand>((c, s, _) => c.Load(s, Cancel)),
    };

    private static ClaimedMail FirstMail => new()
    {
        Id = 1,
        Attempts = 1,
        ClaimedUntil = TestDatabase.Start,
        MessageId = "",
        Kind = "",
        IsBounced = false,
        ToName = "",
        ToAddress = "",
        Subject = "",
        TextBody = "",
        HtmlBody = "",
        StopAddress = null,
    };

    private static ClaimedContent Claimed(PrivateRows rows) =>
        new() { AuthorityId = rows.Council, Sha256 = $"{rows.Council}", Size = 1, Attempts = 1, Breaks = 0, Claim = "guessed" };

    private static ProvenIdentity Nobody => new()
    {
        TenantId = Guid.Empty.ToString(),
        ObjectId = Guid.Empty.ToString(),
        Name = "Mallory",
        AuthenticationContexts = [],
        Invitation = null,
    };

    private static ActionRow ActionOf(PrivateRows rows) => new()
    {
        Id = 0,
        Number = 1,
        StoredReference = rows.Reference,
        AuthorityId = rows.Council,
        AuthorityName = "",
        IsInvented = true,
        StoredKind = "personal_remedy",
        StoredRemedy = "apology",
        Text = "",
        PublicSummary = null,
        OriginalDueOn = default,
        DueOn = default,
        DoneOn = null,
        StoredState = "open",
        AssigneeId = null,
        AssigneeName = null,
        Version = 1,
        AskedPence = null,
        AskedPeople = null,
    };

    private static Council CouncilOf(PrivateRows rows) => new()
    {
        Id = rows.Council,
        Name = "",
        ShortName = "",
        Type = "District",
        Region = null,
        StartDate = null,
        EndDate = null,
        Slug = rows.Slug,
        Invented = true,
    };

    private static ImportFile Import(string csv) =>
        new() { Kind = "authorities", Name = "authorities.csv", Content = new MemoryStream(Encoding.UTF8.GetBytes(csv)), IsDryRun = false, AddsOnly = false, IsInvented = false };

    private static DecisionFields FieldsOf(PrivateRows rows) => new()
    {
        Authorities = [rows.Council],
        ReceivedOn = TypedDate.Blank,
        DecidedOn = TypedDate.Of(new DateOnly(2025, 12, 12)),
        Category = "Housing",
        Subcategory = null,
        Outcome = "Upheld",
        DocumentType = "Statement",
        SatisfactoryRemedy = null,
        Title = "Mallory",
        Summary = "Mallory",
    };

    private static RecommendationFields Improvement => new()
    {
        Remedy = "training_or_guidance",
        Text = "Mallory",
        PublicSummary = "Mallory",
        Expectation = null,
        DueOn = TypedDate.Of(new DateOnly(2026, 1, 17)),
    };

    private static RecommendationFields Apology => Improvement with { Remedy = "apology", PublicSummary = null };

    private static Upload UploadOf(PrivateRows rows) => new()
    {
        Id = rows.Upload,
        RecommendationId = rows.Recommendation,
        AuthorityId = rows.Council,
        Name = "mallory.pdf",
        Size = 2,
        Received = 0,
        Sha256 = null,
        FileId = null,
        TouchedAt = DateTimeOffset.UnixEpoch,
    };

    private static SettleRecommendation Settle(PrivateRows rows) => new() { Id = rows.Recommendation, Version = 1, Reason = "Mallory", Outcome = null };

    private static Probe Shows<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.Shows, call);

    private static Probe Changes<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.Changes, call);

    private static Probe Nothing<T>(Func<T, Scope, PrivateRows, Task> call) where T : notnull => Make(Proof.NothingPrivate, call);

    private static Probe Make<T>(Proof proof, Func<T, Scope, PrivateRows, Task> call) where T : notnull => new()
    {
        Proof = proof,
        Call = async (services, scope, rows) =>
        {
            var task = call(ActivatorUtilities.GetServiceOrCreateInstance<T>(services), scope, rows);
            await task;
            return task.GetType().GetProperty("Result")?.GetValue(task);
        },
    };

    /// <summary>The drafts that a draft of the scope's own could reach if it named the other council's action.</summary>
    private sealed class OthersOf(DraftQuery drafts)
    {
        public async Task<object?> Find(Scope scope, PrivateRows rows)
        {
            var form = await drafts.Find(scope, rows.Recommendation, Cancel);
            return form is null ? null : await drafts.Others(scope, form with { Answers = form.Answers with { Also = $"{rows.Recommendation}" } }, Cancel);
        }
    }

    /// <summary>Choices for an action of the council that is not the one in its rows.</summary>
    private sealed class ChoicesOf(DraftQuery drafts)
    {
        public Task<IReadOnlyList<ActionRow>> Find(Scope scope, PrivateRows rows) => drafts.Choices(scope, ActionOf(rows), Cancel);
    }

    /// <summary>An export as text, so that what is in it can be seen.</summary>
    private sealed class ExportOf(Exporter exporter)
    {
        public async Task<string> Text(Scope scope)
        {
            using var target = new MemoryStream();
            await exporter.Export(scope, "decisions", target, null, Cancel);
            return Encoding.UTF8.GetString(target.ToArray());
        }
    }
}
