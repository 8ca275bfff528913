using CouncilPortal.Authorities;
using CouncilPortal.Compliance;
using CouncilPortal.Letters;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Letters</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Letters => new()
    {
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
        ["ConsiderationOfLetterQuery.Find"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.Find(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["ConsiderationOfLetterQuery.All"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["ConsiderationOfLetterQuery.History"] = Shows<ConsiderationOfLetterQuery>((q, s, r) => q.History(s, r.Council, ReportingYear.Parse("2098-99"), Cancel)),
        ["RecordConsiderationCommand.Record"] = Changes<RecordConsiderationCommand>((c, s, r) => c.Record(
            s,
            new ConsiderationInput { AuthorityId = r.Council, Year = ReportingYear.Parse("2098-99"), Seen = 2, Committee = "Mallory", MeetsOn = TypedDate.Of(new DateOnly(2026, 2, 12)), MinutesUrl = null, Decisions = null },
            Cancel)),
        ["RecordConsiderationCommand.TakeBack"] = Changes<RecordConsiderationCommand>((c, s, r) => c.TakeBack(s, r.Council, ReportingYear.Parse("2098-99"), 2, Cancel)),
    };
}
