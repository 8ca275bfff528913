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
}
