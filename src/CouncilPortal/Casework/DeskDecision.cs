using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>A decision as caseworkers make and amend it.</summary>
public sealed record DeskDecision
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Grows with each change.</summary>
    public required int Version { get; init; }

    /// <summary>Whether publication is withheld.</summary>
    public required bool IsWithheld { get; init; }

    /// <summary>The authorities concerned.</summary>
    public required IReadOnlyList<DeskParty> Councils { get; init; }

    /// <summary>The recommendations, council by council.</summary>
    public required IReadOnlyList<DeskRecommendation> Recommendations { get; init; }

    /// <summary>What was changed by hand, the latest first.</summary>
    public required IReadOnlyList<Amendment> Amendments { get; init; }

    /// <summary>What looks as if it should not be public, and nobody has spoken for.</summary>
    public required IReadOnlyList<PublicFinding> Findings { get; init; }

    /// <summary>What was spoken for.</summary>
    public required IReadOnlyList<StatedWords> Stated { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => Decision.Reference;

    /// <summary>Whether anything is proposed.</summary>
    public bool HasProposals => Recommendations.Any(r => r.Action.State == RecommendationState.Proposed);

    /// <summary>Where it stands between draft and publication.</summary>
    public DecisionStage Stage => DecisionStages.Of(Decision.IsDraft, Councils.Any(c => c.SharedAt is not null), IsWithheld, Decision.PublishedOn, Today);
}

/// <summary>An authority that a decision concerns, with what was shared with it and what came of the decision.</summary>
public sealed record DeskParty
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>When the draft was last shared with it; null: never.</summary>
    public required DateTimeOffset? SharedAt { get; init; }

    /// <summary>Until when its answer is wanted.</summary>
    public required DateOnly? AnswerBy { get; init; }

    /// <summary>The compliance outcome that counts, as stored; null: none.</summary>
    public required string? StoredOutcome { get; init; }

    /// <summary>The compliance outcome that counts; null: none.</summary>
    public ComplianceOutcome? Outcome => StoredOutcome is null ? null : ComplianceOutcomes.Parse(StoredOutcome);
}

/// <summary>A recommendation with what caseworkers alone need.</summary>
public sealed record DeskRecommendation
{
    /// <summary>The recommendation.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>The evidence expected.</summary>
    public required string? Expectation { get; init; }

    /// <summary>The council's latest answer to it as a proposal; null: none.</summary>
    public required DraftAnswer? Answer { get; init; }

    /// <summary>When it was last amended by hand; null: never.</summary>
    public required DateTimeOffset? AmendedAt { get; init; }

    /// <summary>Whether it was amended after the council answered.</summary>
    public bool IsAmendedSinceAnswer => Answer is { } answer && AmendedAt > answer.At;
}

/// <summary>What a council said of a proposal.</summary>
public sealed record DraftAnswer
{
    /// <summary>The columns, from <c>draft_answers w</c>.</summary>
    internal const string Columns =
        """
        w.recommendation_id, w.wording_agreed, w.wording, w.evidence_agreed, w.evidence, w.date_agreed, w.due_on, w.reason, w.at, w.by_name
        """;

    /// <summary>The recommendation.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>Whether the wording is agreed.</summary>
    public required bool WordingAgreed { get; init; }

    /// <summary>The wording wanted instead.</summary>
    public required string? Wording { get; init; }

    /// <summary>Whether the evidence expected is agreed.</summary>
    public required bool EvidenceAgreed { get; init; }

    /// <summary>The evidence that could be given instead.</summary>
    public required string? Evidence { get; init; }

    /// <summary>Whether the date is agreed.</summary>
    public required bool DateAgreed { get; init; }

    /// <summary>The date wanted instead.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Why, where anything is contested.</summary>
    public required string? Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }

    /// <summary>Whether everything is agreed.</summary>
    public bool IsAgreed => WordingAgreed && EvidenceAgreed && DateAgreed;
}

/// <summary>A change by hand.</summary>
public sealed record Amendment
{
    /// <summary>The number of the recommendation; null: of the decision itself.</summary>
    public required int? Number { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>What it was.</summary>
    public required string? FromText { get; init; }

    /// <summary>What it became.</summary>
    public required string? ToText { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }
}

/// <summary>Words that the check found, and why they may be published.</summary>
public sealed record StatedWords
{
    /// <summary>The words.</summary>
    public required string Words { get; init; }

    /// <summary>Why.</summary>
    public required string Statement { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }
}
