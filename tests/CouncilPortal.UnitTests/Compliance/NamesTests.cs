using CouncilPortal.Compliance;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class NamesTests
{
    [Theory]
    [InlineData(RecommendationState.Proposed, "Proposed", "proposed")]
    [InlineData(RecommendationState.Open, "Open", "open")]
    [InlineData(RecommendationState.EvidenceSubmitted, "Evidence submitted", "evidence_submitted")]
    [InlineData(RecommendationState.MoreEvidenceNeeded, "More evidence needed", "more_evidence_needed")]
    [InlineData(RecommendationState.AwaitingComplainant, "Awaiting complainant", "awaiting_complainant")]
    [InlineData(RecommendationState.Done, "Done", "done")]
    [InlineData(RecommendationState.DoneLate, "Done late", "done_late")]
    [InlineData(RecommendationState.NotDone, "Not done", "not_done")]
    [InlineData(RecommendationState.Withdrawn, "Withdrawn", "withdrawn")]
    public void States_are_named_and_stored_in_the_fields_words(RecommendationState state, string name, string stored)
    {
        Assert.Equal((name, stored), (state.Name(), state.StorageText()));
        Assert.Equal(state, RecommendationStates.Parse(stored));
        Assert.Equal(state, RecommendationStates.Parse(name.ToUpperInvariant()));
    }

    [Theory]
    [InlineData(ComplianceOutcome.CompleteSatisfied, "Remedy complete and satisfied", "complete_satisfied")]
    [InlineData(ComplianceOutcome.CompletedLate, "Remedy completed late", "completed_late")]
    [InlineData(ComplianceOutcome.CompleteNotSatisfied, "Remedy complete not satisfied", "complete_not_satisfied")]
    [InlineData(ComplianceOutcome.NotCompleteNotSatisfied, "Remedy not complete and not satisfied", "not_complete_not_satisfied")]
    public void Outcomes_are_named_and_stored_in_the_fields_words(ComplianceOutcome outcome, string name, string stored)
    {
        Assert.Equal((name, stored), (outcome.Name(), outcome.StorageText()));
        Assert.Equal(outcome, ComplianceOutcomes.Parse(stored));
        Assert.Equal(outcome, ComplianceOutcomes.Parse(name));
    }

    [Theory]
    [InlineData(RecommendationKind.PersonalRemedy, "Personal remedy", "personal_remedy")]
    [InlineData(RecommendationKind.ServiceImprovement, "Service improvement", "service_improvement")]
    public void Kinds_are_named_and_stored_in_the_fields_words(RecommendationKind kind, string name, string stored)
    {
        Assert.Equal((name, stored), (kind.Name(), kind.StorageText()));
        Assert.Equal(kind, RecommendationKinds.Parse(stored));
        Assert.Equal(kind, RecommendationKinds.Parse(name.ToLowerInvariant()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("finished")]
    public void Other_words_are_refused_with_the_ones_to_choose_from(string? text)
    {
        Assert.Contains("More evidence needed", Assert.Throws<FormatException>(() => RecommendationStates.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Contains("Remedy completed late", Assert.Throws<FormatException>(() => ComplianceOutcomes.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Contains("service improvement", Assert.Throws<FormatException>(() => RecommendationKinds.Parse(text)).Message, StringComparison.Ordinal);
    }
}
