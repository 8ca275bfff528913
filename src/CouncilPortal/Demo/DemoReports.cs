using CouncilPortal.PublicReports;
using static CouncilPortal.Demo.DemoDecisions;

namespace CouncilPortal.Demo;

/// <summary>A public report in each stage: just received, copies open, overdue, extended, answered, with the Ombudsman, followed by a further one.</summary>
internal sealed class DemoReports(DemoCalendar calendar, DemoDecisions make)
{
    /// <summary>The reports.</summary>
    public IEnumerable<DemoReport> All() => [JustReceived(), CopiesOpen(), Overdue(), Extended(), Answered(), WithTheOmbudsman(), FollowedByAnother()];

    private DemoReport JustReceived() => Issued(DemoCouncil.Ambleford, DistrictCases.Homelessness, 9).Received(calendar.In(-5));

    private DemoReport CopiesOpen() =>
        Issued(DemoCouncil.Westmere, CountyCases.Everything[1], 28).Received(calendar.In(-24)).Noticed(calendar.In(-12)).CopiesOpen(calendar.In(-8));

    private DemoReport Overdue() =>
        Issued(DemoCouncil.Kestrelby, CountyCases.Everything[2], 104).Received(calendar.In(-100)).Noticed(calendar.In(-83)).CopiesOpen(calendar.In(-80));

    private DemoReport Extended() =>
        Issued(DemoCouncil.Ambleford, DistrictCases.Allocations, 104).Received(calendar.In(-100)).Noticed(calendar.In(-90)).CopiesOpen(calendar.In(-85))
            .Extended(ReportClockKind.Answer, calendar.In(-15), calendar.In(20), "The meeting of the cabinet was put off because of the election.")
            .Considered(calendar.In(-6), "cabinet", "Cabinet");

    private DemoReport Answered() =>
        Issued(DemoCouncil.Dunmarsh, CountyCases.Everything[0], 124).Received(calendar.In(-120)).Noticed(calendar.In(-110)).CopiesOpen(calendar.In(-104))
            .Considered(calendar.In(-60), "full_council", "Council").Answered(calendar.In(-50));

    private DemoReport WithTheOmbudsman() =>
        Issued(DemoCouncil.Larkhill, CountyCases.Everything[3], 164).Received(calendar.In(-160)).Noticed(calendar.In(-150)).CopiesOpen(calendar.In(-145))
            .Considered(calendar.In(-100), "committee", "Overview and Scrutiny Committee").Answered(calendar.In(-90)).Confirmed(calendar.In(-10));

    private DemoReport FollowedByAnother() =>
        Issued(DemoCouncil.Westmere, CountyCases.Everything[4], 134).Received(calendar.In(-130)).Noticed(calendar.In(-120)).CopiesOpen(calendar.In(-115)).FurtherReport(calendar.In(-8));

    private DemoReport Issued(DemoCouncil council, DemoCase about, int daysAgo)
    {
        var on = calendar.In(-daysAgo);
        var decision = make.Report(about, on, council);
        return new DemoReport(decision.With(Improvement(decision, calendar.In(75)).Final(on)), council);
    }
}
