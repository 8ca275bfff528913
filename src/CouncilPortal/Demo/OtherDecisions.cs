using CouncilPortal.Compliance;
using static CouncilPortal.Demo.DemoDecisions;

namespace CouncilPortal.Demo;

/// <summary>The decisions of the other invented councils: a few of each, published and not.</summary>
internal sealed class OtherDecisions(DemoCalendar calendar, DemoDecisions make)
{
    /// <summary>The decisions.</summary>
    public IEnumerable<DemoDecision> All() =>
    [
        .. Past(DemoCouncil.Kestrelby, CountyCases.Everything, 4), .. Now(DemoCouncil.Kestrelby, CountyCases.Everything, 3),
        .. Past(DemoCouncil.Dunmarsh, CountyCases.All, 4), .. Now(DemoCouncil.Dunmarsh, CountyCases.All, 2),
        .. Past(DemoCouncil.Westmere, CountyCases.Everything, 3), .. Now(DemoCouncil.Westmere, CountyCases.Everything, 5),
        .. Past(DemoCouncil.Larkhill, CountyCases.Everything, 3), .. Now(DemoCouncil.Larkhill, CountyCases.Everything, 7),
        .. Fenholt(), .. OldAmbleford(),
    ];

    /// <summary>Two decisions with fault, one without, in each of the last years.</summary>
    private IEnumerable<DemoDecision> Past(DemoCouncil council, IReadOnlyList<DemoCase> cases, int years)
    {
        for (var year = 0; year < years; year++)
        {
            var first = calendar.ClosedYears[^(year + 1)].FirstDay;
            yield return Complied(council, cases[(3 * year) % cases.Count], first.AddDays(36 + (11 * year)), lateDays: 0);
            yield return make.NotUpheld(cases[((3 * year) + 1) % cases.Count], first.AddDays(133 + (7 * year)), council);
            yield return year % 2 == 0
                ? Complied(council, cases[((3 * year) + 2) % cases.Count], first.AddDays(158 + (5 * year)), lateDays: 9)
                : make.UpheldAndRemedied(cases[((3 * year) + 2) % cases.Count], first.AddDays(187), council);
        }
    }

    private IEnumerable<DemoDecision> Now(DemoCouncil council, IReadOnlyList<DemoCase> cases, int from)
    {
        var overdueFrom = calendar.In(-62);
        var overdue = make.Upheld(cases[from % cases.Count], overdueFrom, council);
        yield return overdue.With(
            Apology(overdue, calendar.In(-34)).Final(overdueFrom).DoneAndAccepted(calendar.In(-36)),
            Payment(overdue, calendar.In(-5)).Final(overdueFrom),
            Improvement(overdue, calendar.In(29)).Final(overdueFrom));

        var submittedFrom = calendar.In(-50);
        var submitted = make.Upheld(cases[(from + 1) % cases.Count], submittedFrom, council);
        var improvement = Improvement(submitted, calendar.In(13)).Final(submittedFrom);
        yield return submitted.With(
            Apology(submitted, calendar.In(2)).Final(submittedFrom),
            improvement.Submitted(calendar.In(-9), calendar.In(-7), DemoWords.Statement(improvement)));

        var notDoneFrom = calendar.In(-158);
        var notDone = make.Upheld(cases[(from + 2) % cases.Count], notDoneFrom, council);
        yield return notDone.With(
            Contact(notDone, calendar.In(-130)).Final(notDoneFrom)
                .NotDone(calendar.In(-44), "No contact was named, and our letters were not answered.")).Settled();
    }

    /// <summary>Too few cases for any rate to mean much.</summary>
    private IEnumerable<DemoDecision> Fenholt()
    {
        var council = DemoCouncil.Fenholt;
        yield return Complied(council, DistrictCases.PlanningEnforcement, Day(1, 88), lateDays: 0);
        yield return make.NotUpheld(DistrictCases.PlanningApplication, Day(3, 140), council);
        yield return make.UpheldAndRemedied(DistrictCases.PlanningApplication, Day(5, 61), council);
        yield return Complied(council, DistrictCases.PlanningEnforcement, Day(6, 110), lateDays: 6);
        yield return make.Closed(DistrictCases.PlanningEnforcement, Day(7, 176), council);

        var on = calendar.In(-35);
        var open = make.Upheld(DistrictCases.PlanningApplication, on, council);
        yield return open.With(Apology(open, calendar.In(3)).Final(on), Improvement(open, calendar.In(56)).Final(on));
    }

    private IEnumerable<DemoDecision> OldAmbleford()
    {
        var council = DemoCouncil.OldAmbleford;
        foreach (var (year, index) in calendar.OldYears.Select((year, index) => (year, index)))
        {
            yield return Complied(council, DistrictCases.All[index], year.FirstDay.AddDays(70), lateDays: index == 1 ? 4 : 0);
            yield return make.NotUpheld(DistrictCases.All[index + 3], year.FirstDay.AddDays(150), council);
        }
    }

    private DateOnly Day(int year, int day) => calendar.ClosedYears[year].FirstDay.AddDays(day);

    private DemoDecision Complied(DemoCouncil council, DemoCase about, DateOnly on, int lateDays)
    {
        var decision = make.Upheld(about, on, council);
        return decision.With(
            Payment(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(23)),
            Improvement(decision, on.AddDays(91)).Final(on).DoneAndAccepted(on.AddDays(lateDays == 0 ? 82 : 91 + lateDays))).Settled();
    }
}
