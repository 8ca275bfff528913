using CouncilPortal.Compliance;
using FsCheck.Fluent;
using static CouncilPortal.Compliance.RecommendationState;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class OutcomeProposalTests
{
    [Fact]
    public void Everything_done_on_time_is_complete_and_satisfied() =>
        Assert.Equal(ComplianceOutcome.CompleteSatisfied, OutcomeProposal.For([Done, Done]));

    [Fact]
    public void One_late_action_makes_the_decision_completed_late() =>
        Assert.Equal(ComplianceOutcome.CompletedLate, OutcomeProposal.For([Done, DoneLate, Done]));

    [Fact]
    public void One_action_not_done_makes_the_decision_not_complete() =>
        Assert.Equal(ComplianceOutcome.NotCompleteNotSatisfied, OutcomeProposal.For([Done, DoneLate, NotDone]));

    [Fact]
    public void Withdrawn_recommendations_do_not_count() =>
        Assert.Equal(ComplianceOutcome.CompleteSatisfied, OutcomeProposal.For([Withdrawn, Done]));

    [Fact]
    public void A_decision_whose_recommendations_were_all_withdrawn_has_no_outcome() =>
        Assert.Null(OutcomeProposal.For([Withdrawn, Withdrawn]));

    [Fact]
    public void A_decision_without_recommendations_has_no_outcome() => Assert.Null(OutcomeProposal.For([]));

    [Theory]
    [InlineData(Proposed)]
    [InlineData(Open)]
    [InlineData(EvidenceSubmitted)]
    [InlineData(MoreEvidenceNeeded)]
    [InlineData(AwaitingComplainant)]
    public void No_outcome_is_proposed_before_the_last_recommendation_is_settled(RecommendationState state) =>
        Assert.Null(OutcomeProposal.For([Done, NotDone, state]));

    [Fact]
    public void A_late_but_satisfied_outcome_counts_as_complied()
    {
        Assert.True(ComplianceOutcome.CompletedLate.Satisfies());
        Assert.True(ComplianceOutcome.CompletedLate.IsLate());
        Assert.True(ComplianceOutcome.CompleteSatisfied.Satisfies());
        Assert.False(ComplianceOutcome.CompleteSatisfied.IsLate());
    }

    [Fact]
    public void The_two_unsatisfied_outcomes_count_against_the_rate()
    {
        Assert.False(ComplianceOutcome.CompleteNotSatisfied.Satisfies());
        Assert.False(ComplianceOutcome.NotCompleteNotSatisfied.Satisfies());
    }

    [Fact]
    public void The_order_of_recommendations_makes_no_difference()
    {
        Property.Holds(Gen.ListOf(Gen.Elements<RecommendationState>([.. RecommendationStates.All])), states =>
            OutcomeProposal.For(states) == OutcomeProposal.For(Enumerable.Reverse(states))
            && OutcomeProposal.For(states.Append(Withdrawn)) == OutcomeProposal.For(states)
            && OutcomeProposal.For(states.Append(Open)) is null);
    }
}
