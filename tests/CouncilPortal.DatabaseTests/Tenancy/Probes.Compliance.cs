using CouncilPortal.Authorities;
using CouncilPortal.Compliance;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Compliance</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Compliance => new()
    {
        ["ActionQuery.Find"] = Shows<ActionQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["ActionsQuery.List"] = Shows<ActionsQuery>((q, s, _) => q.List(s, ActionsFilter.Default, Cancel)),
        ["ActionsQuery.Overdue"] = Nothing<ActionsQuery>((q, s, _) => q.Overdue(s, Cancel)),
        ["DraftQuery.Find"] = Shows<DraftQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["DraftQuery.Others"] = Nothing<OthersOf>((q, s, r) => q.Find(s, r)),
        ["DraftQuery.Choices"] = Shows<ChoicesOf>((q, s, r) => q.Find(s, r)),
        ["ReceiptQuery.Find"] = Shows<ReceiptQuery>((q, s, r) => q.Find(s, r.Recommendation, $"{r.Council}", Cancel)),
        ["ReuseEvidenceCommand.Reuse"] = Nothing<ReuseEvidenceCommand>((c, s, r) =>
            c.Reuse(s, new ReuseEvidence { Id = r.Recommendation, Reference = $"{r.Council}", Actions = [r.Recommendation] }, Cancel)),
        ["SaveDraftCommand.Save"] = Changes<SaveDraftCommand>((c, s, r) =>
            c.Save(s, new SaveDraft { Id = r.Recommendation, Version = 1, Answers = DraftAnswers.Blank with { Statement = "Mallory" } }, Cancel)),
        ["SubmitEvidenceCommand.Submit"] = Nothing<SubmitEvidenceCommand>((c, s, r) =>
            c.Submit(s, new SubmitEvidence { Id = r.Recommendation, Version = 1, Others = [], Declared = true }, Cancel)),
        ["FormDraftQuery.Find"] = Nothing<FormDraftQuery>((q, s, _) => q.Find(s, "action", Cancel)),
        ["SaveFormDraftCommand.Save"] = Nothing<SaveFormDraftCommand>((c, s, _) => c.Save(s, "action", new Dictionary<string, string> { ["reason"] = "Mallory" }, Cancel)),
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
        ["FilePreviewQuery.Find"] = Shows<FilePreviewQuery>((q, s, r) => q.Find(s, r.Recommendation, r.File, Cancel)),
        ["RecallableFileQuery.Find"] = Shows<RecallableFileQuery>((q, s, r) => q.Find(s, r.Recommendation, r.SubmittedFile, Cancel)),
        ["RecallEvidenceFileCommand.Recall"] = Changes<RecallEvidenceFileCommand>((c, s, r) =>
            c.Recall(s, new RecallEvidenceFile { Id = r.Recommendation, FileId = r.SubmittedFile, Reason = "Mallory" }, Cancel)),
        ["OverdueCountQuery.Of"] = Nothing<OverdueCountQuery>((q, s, r) => q.Of(s, r.Council, Cancel)),
    };
}
