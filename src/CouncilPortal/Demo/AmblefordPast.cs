using CouncilPortal.Compliance;
using static CouncilPortal.Demo.DemoDecisions;

namespace CouncilPortal.Demo;

/// <summary>Ambleford's decisions of the closed years. Its figures are counted from them, so that both always agree.</summary>
internal sealed class AmblefordPast(DemoCalendar calendar, DemoDecisions make)
{
    private static readonly DemoCouncil Council = DemoCouncil.Ambleford;

    /// <summary>The decisions. The third year has none: nothing was investigated and nothing fell due.</summary>
    public IEnumerable<DemoDecision> All() =>
    [
        OnTime(Day(0, 205), DistrictCases.Homelessness),
        make.NotUpheld(DistrictCases.PlanningApplication, Day(0, 64), Council),
        make.UpheldAndRemedied(DistrictCases.MissedBins, Day(0, 118), Council),
        make.NotUpheld(DistrictCases.CouncilTax, Day(0, 233), Council),

        OnTime(Day(1, 31), DistrictCases.PlanningEnforcement),
        OnTime(Day(1, 142), DistrictCases.CouncilTax),
        make.NotUpheld(DistrictCases.Noise, Day(1, 77), Council),
        make.Closed(DistrictCases.Allocations, Day(1, 190), Council),

        OnTime(Day(3, 52), DistrictCases.Allocations),
        make.UpheldAndRemedied(DistrictCases.ComplaintHandling, Day(3, 160), Council),
        make.NotUpheld(DistrictCases.PlanningEnforcement, Day(3, 201), Council),
        make.Closed(DistrictCases.MissedBins, Day(3, 96), Council),

        Late(Day(4, 40), DistrictCases.Homelessness),
        OnTime(Day(4, 128), DistrictCases.MissedBins),
        make.NotUpheld(DistrictCases.Allocations, Day(4, 173), Council),
        make.NotUpheld(DistrictCases.PlanningApplication, Day(4, 240), Council),

        NotDone(Day(5, 25)),
        OnTime(Day(5, 111), DistrictCases.CouncilTax),
        make.UpheldAndRemedied(DistrictCases.Noise, Day(5, 187), Council),
        make.NotUpheld(DistrictCases.Homelessness, Day(5, 222), Council),
        make.Closed(DistrictCases.PlanningApplication, Day(5, 70), Council),

        Corrected(Day(6, 30)),
        OnTime(Day(6, 99), DistrictCases.PlanningApplication),
        OnTime(Day(6, 169), DistrictCases.Allocations),
        make.NotUpheld(DistrictCases.MissedBins, Day(6, 215), Council),

        NotAsAgreed(Day(7, 18)),
        OnTime(Day(7, 83), DistrictCases.MissedBins),
        Late(Day(7, 121), DistrictCases.CouncilTax),
        make.NotUpheld(DistrictCases.PlanningEnforcement, Day(7, 155), Council),
        make.Closed(DistrictCases.Homelessness, Day(7, 203), Council),
    ];

    private DateOnly Day(int year, int day) => calendar.ClosedYears[year].FirstDay.AddDays(day);

    private DemoDecision OnTime(DateOnly on, DemoCase about)
    {
        var decision = make.Upheld(about, on, Council);
        return decision.With(
            Apology(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(16)),
            Improvement(decision, on.AddDays(91)).Final(on).DoneAndAccepted(on.AddDays(74))).Settled();
    }

    private DemoDecision Late(DateOnly on, DemoCase about)
    {
        var decision = make.Upheld(about, on, Council);
        return decision.With(
            Payment(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(39)),
            Improvement(decision, on.AddDays(91)).Final(on).DoneAndAccepted(on.AddDays(80))).Settled();
    }

    private DemoDecision NotDone(DateOnly on)
    {
        var decision = make.Upheld(DistrictCases.PlanningEnforcement, on, Council);
        return decision.With(
            Apology(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(20)),
            Improvement(decision, on.AddDays(91)).Final(on)
                .NotDone(on.AddDays(150), "The review was not carried out. We wrote to the chief executive and have opened a new case.")).Settled();
    }

    private DemoDecision NotAsAgreed(DateOnly on)
    {
        var decision = make.Upheld(DistrictCases.Noise, on, Council);
        return decision.With(
            Payment(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(21)),
            Improvement(decision, on.AddDays(91)).Final(on)
                .Submitted(on.AddDays(85), on.AddDays(90), "We changed the procedure. Officers may still close a case first and listen to recordings later.")
                .NotDone(on.AddDays(104), "The changed procedure does not do what was agreed."))
            .Recorded(ComplianceOutcome.CompleteNotSatisfied, on.AddDays(105), "Something was done, but not what was agreed.");
    }

    private DemoDecision Corrected(DateOnly on)
    {
        var decision = make.Upheld(DistrictCases.ComplaintHandling, on, Council);
        return decision.With(
            Apology(decision, on.AddDays(28)).Final(on).DoneAndAccepted(on.AddDays(30)),
            Improvement(decision, on.AddDays(91)).Final(on)
                .DueMoved(on.AddDays(120), "The council’s offices were closed by flooding. We agreed four more weeks.", on.AddDays(70))
                .DoneAndAccepted(on.AddDays(112)))
            .Recorded(ComplianceOutcome.CompleteSatisfied, on.AddDays(125), "Recorded as complete.")
            .Recorded(ComplianceOutcome.CompletedLate, on.AddDays(131), "Correction: the apology was sent two days after its due date.");
    }
}
