using static CouncilPortal.Demo.DemoDecisions;

namespace CouncilPortal.Demo;

/// <summary>What Ambleford's people find in the portal today: something overdue, due, back, waiting, settled and to come.</summary>
internal sealed class AmblefordNow(DemoCalendar calendar, DemoDecisions make)
{
    private const string Contributor = "Con Tributor";
    private static readonly DemoCouncil Council = DemoCouncil.Ambleford;

    /// <summary>The decisions.</summary>
    public IEnumerable<DemoDecision> All() =>
        [Overdue(), DueSoon(), LaterOn(), WithTheOmbudsman(), MoreWanted(), WaitingForSomebody(), LongOverdue(), SettledLate(), AllWithdrawn(), Shared(), Draft()];

    private DemoDecision Overdue()
    {
        var on = calendar.In(-75);
        var decision = make.Upheld(DistrictCases.Homelessness, on, Council);
        return decision.With(
            Apology(decision, calendar.In(-47)).Final(on).DoneAndAccepted(calendar.In(-50)),
            Payment(decision, calendar.In(-10)).Final(on),
            Improvement(decision, calendar.In(-1)).Final(on).AssignedTo(Contributor, calendar.In(-60)));
    }

    private DemoDecision DueSoon()
    {
        var on = calendar.In(-40);
        var decision = make.Upheld(DistrictCases.CouncilTax, on, Council);
        return decision.With(
            Apology(decision, calendar.Today).Final(on),
            Payment(decision, calendar.In(1)).Final(on),
            Improvement(decision, calendar.WorkingDays.Add(calendar.Today, 5)).Final(on).AssignedTo(Contributor, calendar.In(-30)));
    }

    private DemoDecision LaterOn()
    {
        var on = calendar.In(-30);
        var decision = make.Upheld(DistrictCases.PlanningApplication, on, Council);
        return decision.With(
            Apology(decision, calendar.In(14)).Final(on),
            Contact(decision, calendar.In(33)).Final(on),
            Improvement(decision, calendar.In(61)).Final(on)
                .AnotherDateAsked(calendar.In(89), "The committee that approves the new guidance meets only then.", calendar.In(-3)));
    }

    private DemoDecision WithTheOmbudsman()
    {
        var on = calendar.In(-60);
        var decision = make.Upheld(DistrictCases.Allocations, on, Council);
        var payment = Payment(decision, calendar.In(-2)).Final(on);
        var improvement = Improvement(decision, calendar.In(7)).Final(on);
        return decision.With(
            payment.Submitted(calendar.In(-6), calendar.In(-4), DemoWords.Statement(payment)),
            Reconsideration(decision, calendar.In(-20)).Final(on).DoneAndAccepted(calendar.In(-24)),
            improvement.Submitted(calendar.In(-3), calendar.In(-1), DemoWords.Statement(improvement)));
    }

    private DemoDecision MoreWanted()
    {
        var on = calendar.In(-80);
        var decision = make.Upheld(DistrictCases.MissedBins, on, Council);
        return decision.With(
            Apology(decision, calendar.In(-50)).Final(on).DoneAndAccepted(calendar.In(-55)),
            Improvement(decision, calendar.In(4)).Final(on)
                .Submitted(calendar.In(-14), calendar.In(-12), "We have reviewed the procedure.")
                .MoreAsked(calendar.In(-8), "Please tell us what the review found and what has changed since.", calendar.In(6)));
    }

    private DemoDecision WaitingForSomebody()
    {
        var on = calendar.In(-45);
        var decision = make.Upheld(DistrictCases.Noise, on, Council);
        return decision.With(
            Payment(decision, calendar.In(9)).Final(on)
                .WaitsForComplainant(calendar.In(-12), calendar.In(-6), "Mr and Mrs H are to give us their bank details.")
                .Chased(calendar.In(-6), calendar.Today, "By telephone. They will write to us.")
                .Wrote("comment", Council.LinkOfficer, calendar.In(-6), "If nothing comes, can we send a cheque instead?"),
            Improvement(decision, calendar.In(46)).Final(on)
                .Wrote("message", Council.LinkOfficer, calendar.In(-5), "Is it enough if the new procedure is on our website?")
                .Wrote("reply", "Casey Worker", calendar.In(-2), "Yes. Please tell us since when it has applied."));
    }

    private DemoDecision LongOverdue()
    {
        var on = calendar.In(-110);
        var decision = make.Upheld(DistrictCases.PlanningEnforcement, on, Council);
        return decision.With(
            Apology(decision, calendar.In(-82)).Final(on).DoneAndAccepted(calendar.In(-84)),
            Improvement(decision, calendar.In(-24)).Final(on)
                .Submitted(calendar.In(-40), calendar.In(-38), "The review has begun.")
                .MoreAsked(calendar.In(-31), "A review that has begun is not yet a review. Please send its findings.", calendar.In(-17)));
    }

    private DemoDecision SettledLate()
    {
        var on = calendar.In(-150);
        var decision = make.Upheld(DistrictCases.ComplaintHandling, on, Council);
        return decision.With(
            Payment(decision, calendar.In(-122)).Final(on).DoneAndAccepted(calendar.In(-125)),
            Improvement(decision, calendar.In(-60)).Final(on)
                .DueMoved(calendar.In(-46), "The officer who was to do this was away on jury service.", calendar.In(-65))
                .DoneAndAccepted(calendar.In(-39))).Settled();
    }

    private DemoDecision AllWithdrawn()
    {
        var on = calendar.In(-95);
        var decision = make.Upheld(DistrictCases.PlanningApplication, on, Council);
        return decision.With(
            Reconsideration(decision, calendar.In(-53)).Final(on)
                .Withdrawn(calendar.In(-70), "The application was withdrawn, so there is nothing left to reconsider.")).Settled();
    }

    private DemoDecision Shared()
    {
        var on = calendar.In(-55);
        var decision = make.Upheld(DistrictCases.Homelessness, on, Council, DemoCouncil.Dunmarsh);
        return decision.With(
            Apology(decision, calendar.In(10)).Final(on),
            Improvement(decision, calendar.In(36)).Final(on),
            Improvement(decision, DemoCouncil.Dunmarsh, calendar.In(25)).Final(on));
    }

    // A draft decision: shared in confidence and expected to become final on the day to come.
    private DemoDecision Draft()
    {
        var on = calendar.In(20);
        var decision = make.Upheld(DistrictCases.Allocations, on, Council);
        return decision.With(Payment(decision, calendar.In(48)), Improvement(decision, calendar.In(111)));
    }
}
