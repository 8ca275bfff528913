using CouncilPortal.Authorities;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.PublicReports;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>PublicReports</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> PublicReports => new()
    {
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
    };
}
