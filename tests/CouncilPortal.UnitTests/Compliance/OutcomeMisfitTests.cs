using CouncilPortal.Compliance;
using FsCheck.Fluent;
using static CouncilPortal.Compliance.RecommendationState;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class OutcomeMisfitTests
{
    [Theory]
    [InlineData(ComplianceOutcome.CompleteSatisfied, true)]
    [InlineData(ComplianceOutcome.CompletedLate, false)]
    [InlineData(ComplianceOutcome.CompleteNotSatisfied, true)]
    [InlineData(ComplianceOutcome.NotCompleteNotSatisfied, false)]
    public void What_was_done_on_time_is_satisfied_or_not_but_complete(ComplianceOutcome outcome, bool fits) =>
        Assert.Equal(fits, OutcomeProposal.Misfit([Done, Withdrawn], outcome) is null);

    [Theory]
    [InlineData(ComplianceOutcome.CompleteSatisfied, false)]
    [InlineData(ComplianceOutcome.CompletedLate, true)]
    [InlineData(ComplianceOutcome.CompleteNotSatisfied, true)]
    [InlineData(ComplianceOutcome.NotCompleteNotSatisfied, false)]
    public void What_was_done_late_shows_its_lateness(ComplianceOutcome outcome, bool fits) =>
        Assert.Equal(fits, OutcomeProposal.Misfit([Done, DoneLate], outcome) is null);

    [Theory]
    [InlineData(ComplianceOutcome.CompleteSatisfied, false)]
    [InlineData(ComplianceOutcome.CompletedLate, false)]
    [InlineData(ComplianceOutcome.CompleteNotSatisfied, true)]
    [InlineData(ComplianceOutcome.NotCompleteNotSatisfied, true)]
    public void What_was_not_done_never_satisfies(ComplianceOutcome outcome, bool fits) =>
        Assert.Equal(fits, OutcomeProposal.Misfit([Done, NotDone], outcome) is null);

    [Fact]
    public void What_is_proposed_always_fits() =>
        Property.Holds(Gen.ListOf(Gen.Elements(Done, DoneLate, NotDone, Withdrawn)), states =>
            OutcomeProposal.For(states) is not { } proposed || OutcomeProposal.Misfit(states, proposed) is null);
}
