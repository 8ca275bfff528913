namespace CouncilPortal.Compliance;

/// <summary>The compliance outcome put to the caseworker, who may record another: only a person can say that what was done does not satisfy.</summary>
public static class OutcomeProposal
{
    /// <summary>
    /// From the states of all recommendations of a decision for one authority. Null while any is unsettled, and for a
    /// decision without recommendations or with only withdrawn ones, which has no outcome.
    /// </summary>
    public static ComplianceOutcome? For(IEnumerable<RecommendationState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var standing = states.Where(state => state != RecommendationState.Withdrawn).ToList();
        if (standing.Count == 0 || !standing.TrueForAll(state => state.IsSettled()))
        {
            return null;
        }

        if (standing.Contains(RecommendationState.NotDone))
        {
            return ComplianceOutcome.NotCompleteNotSatisfied;
        }

        return standing.Contains(RecommendationState.DoneLate) ? ComplianceOutcome.CompletedLate : ComplianceOutcome.CompleteSatisfied;
    }

    /// <summary>
    /// Why an outcome does not fit the states of a decision whose recommendations are all settled, as an instruction; null where
    /// it fits. That what was done does not satisfy can always be said, except of something that was not done at all.
    /// </summary>
    public static string? Misfit(IEnumerable<RecommendationState> states, ComplianceOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(states);
        var standing = states.Where(state => state != RecommendationState.Withdrawn).ToList();
        var isDone = !standing.Contains(RecommendationState.NotDone);
        return outcome switch
        {
            ComplianceOutcome.CompleteSatisfied or ComplianceOutcome.CompletedLate when !isDone =>
                "Choose an outcome that says the Ombudsman is not satisfied: an action of the decision was not done",
            ComplianceOutcome.NotCompleteNotSatisfied when isDone =>
                "Choose an outcome that says the remedy is complete: every action of the decision was accepted as done",
            ComplianceOutcome.CompleteSatisfied when standing.Contains(RecommendationState.DoneLate) =>
                "Choose “Remedy completed late”: an action of the decision was done late",
            ComplianceOutcome.CompletedLate when !standing.Contains(RecommendationState.DoneLate) =>
                "Choose “Remedy complete and satisfied”: no action of the decision was done late",
            _ => null,
        };
    }
}
