using CouncilPortal.Api;
using CouncilPortal.Audit;
using CouncilPortal.Authorities;
using CouncilPortal.Calendar;
using CouncilPortal.Decisions;
using CouncilPortal.Demo;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Jobs;
using CouncilPortal.PeerGroups;
using CouncilPortal.PublicPages;
using CouncilPortal.PublicReports;
using CouncilPortal.Retention;
using CouncilPortal.Scrutiny;
using CouncilPortal.SignIn;
using CouncilPortal.Statistics;
using CouncilPortal.Testing;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folders that have few.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Others => new()
    {
        ["PublicCouncilsQuery.List"] = Nothing<PublicCouncilsQuery>((q, s, _) => q.List(s, new PublicCouncilsFilter { Search = null, Type = null, Region = null, Limit = int.MaxValue, Offset = 0 }, Cancel)),
        ["PublicCouncilsQuery.Find"] = Nothing<PublicCouncilsQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["PublicDecisionsQuery.List"] = Nothing<PublicDecisionsQuery>((q, s, r) => q.List(s, new PublicDecisionsFilter { Council = r.Slug, Category = null, Outcome = null, From = null, To = null, Limit = int.MaxValue, Offset = 0 }, Cancel)),
        ["PublicAveragesQuery.List"] = Nothing<PublicAveragesQuery>((q, s, _) => q.List(s, null, null, Cancel)),
        ["AuditQuery.Search"] = Shows<AuditQuery>((q, s, r) => q.Search(s, AuditFilter.Everything with { AuthorityId = r.Council }, Cancel)),
        ["CouncilQuery.Find"] = Nothing<CouncilQuery>((q, s, r) => q.Find(s, r.Slug, Cancel)),
        ["CouncilsQuery.List"] = Nothing<CouncilsQuery>((q, s, _) => q.List(s, CouncilsFilter.Read(null, null, null, null), Cancel)),
        ["OwnCouncilsQuery.All"] = Nothing<OwnCouncilsQuery>((q, s, _) => q.All(s, Cancel)),
        ["OwnCouncilsQuery.WithDashboard"] = Nothing<OwnCouncilsQuery>((q, s, _) => q.WithDashboard(s, Cancel)),
        ["CalendarAddresses.Own"] = Nothing<CalendarAddresses>((a, s, _) => a.Own(s, Cancel)),
        ["CalendarAddresses.Make"] = Changes<CalendarAddresses>((a, s, _) => a.Make(s, Cancel)),
        ["CalendarAddresses.Revoke"] = Changes<CalendarAddresses>((a, s, _) => a.Revoke(s, Cancel)),
        ["CalendarAddresses.PersonOf"] = Nothing<CalendarAddresses>((a, s, _) => a.PersonOf(s, "guessed", Cancel)),
        ["DeadlinesQuery.Own"] = Nothing<DeadlinesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["DeadlinesQuery.Find"] = Nothing<DeadlinesQuery>((q, s, r) => q.Find(s, r.Recommendation, Cancel)),
        ["DecisionQuery.Find"] = Shows<DecisionQuery>((q, s, r) => q.Find(s, DecisionReference.Parse(r.Reference), Cancel)),
        ["DecisionsQuery.List"] = Nothing<DecisionsQuery>((q, s, r) => q.List(s, DecisionsFilter.All with { Council = r.Slug }, Cancel)),
        ["ImprovementsQuery.List"] = Nothing<ImprovementsQuery>((q, s, r) => q.List(s, r.Council, ImprovementsFilter.All, Cancel)),
        ["ImprovementsQuery.All"] = Nothing<ImprovementsQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["PublishedDecisionsQuery.All"] = Nothing<PublishedDecisionsQuery>((q, s, r) => q.All(s, r.Council, Cancel)),
        ["LoadDemoDataCommand.Load"] = Nothing<LoadDemoDataCommand>((c, s, _) => c.Load(s, Cancel)),
        ["LoadDemoPeopleCommand.Load"] = Nothing<LoadDemoPeopleCommand>((c, s, _) => c.Load(s, Cancel)),
        ["ScanClaims.Next"] = Nothing<ScanClaims>((c, s, _) => c.Next(s, Cancel)),
        ["ScanClaims.Renew"] = Nothing<ScanClaims>((c, s, r) => c.Renew(s, Claimed(r), Cancel)),
        ["ScanClaims.Scanned"] = Nothing<ScanClaims>((c, s, r) => c.Scanned(s, Claimed(r), new ScanReport { Result = ScanResult.Clean, Finding = null, Scanner = "Mallory" })),
        ["ScanClaims.Troubled"] = Nothing<ScanClaims>((c, s, r) => c.Troubled(s, Claimed(r), new ScanTrouble("Mallory", BrokeOff: true), TestDatabase.Start)),
        ["ScanClaims.PutBack"] = Nothing<ScanClaims>((c, s, r) => c.PutBack(s, Claimed(r))),
        ["RunJobs.RunNow"] = Nothing<RunJobs>((j, s, _) => j.RunNow(s, "guessed", Cancel)),
        ["RunJobs.Retry"] = Nothing<RunJobs>((j, s, _) => j.Retry(s, "guessed", Cancel)),
        ["JobStatusQuery.Now"] = Nothing<JobStatusQuery>((q, s, _) => q.Now(s, Cancel)),
        ["PeerGroupsQuery.Own"] = Shows<PeerGroupsQuery>((q, s, _) => q.Own(s, Cancel)),
        ["PeerGroupsQuery.Find"] = Nothing<PeerGroupsQuery>((q, s, _) => q.Find(s, "guessed", Cancel)),
        ["PeerGroupsQuery.Councils"] = Nothing<PeerGroupsQuery>((q, s, r) => q.Councils(s, [r.Slug], Cancel)),
        ["KeepPeerGroupCommand.Keep"] = Nothing<KeepPeerGroupCommand>((c, s, r) => c.Keep(s, new KeepPeerGroup { Name = "Mallory", Slugs = [r.Slug] }, Cancel)),
        ["RemovePeerGroupCommand.Remove"] = Changes<RemovePeerGroupCommand>((c, s, r) => c.Remove(s, $"{r.Council}", Cancel)),
        ["PublicDataQuery.Version"] = Nothing<PublicDataQuery>((q, s, _) => q.Version(s, Cancel)),
        ["PublicDataQuery.NextInstant"] = Nothing<PublicDataQuery>((q, s, _) => q.NextInstant(s, Cancel)),
        ["RecallsQuery.Waiting"] = Shows<RecallsQuery>((q, s, _) => q.Waiting(s, Cancel)),
        ["DecideRecallCommand.Decide"] = Changes<DecideRecallCommand>((c, s, r) => c.Decide(s, new DecideRecall { RecallId = r.Recall, Deletes = true }, Cancel)),
        ["RetentionQuery.Due"] = Nothing<RetentionQuery>((q, s, _) => q.Due(s, inDays: 100_000, Cancel)),
        ["RetentionQuery.Counts"] = Nothing<RetentionQuery>((q, s, _) => q.Counts(s, Cancel)),
        ["DeleteDueEvidenceCommand.Delete"] = Nothing<DeleteDueEvidenceCommand>((c, s, _) => c.Delete(s, (_, _) => { }, Cancel)),
        ["DeleteDueEvidenceCommand.DeleteOne"] = Nothing<DeleteDueEvidenceCommand>((c, s, r) => c.DeleteOne(s, r.Council, $"{r.Council}", Cancel)),
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
    };
}
