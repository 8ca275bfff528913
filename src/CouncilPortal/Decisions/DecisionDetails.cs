using CouncilPortal.Authorities;
using CouncilPortal.Compliance;

namespace CouncilPortal.Decisions;

/// <summary>A decision as far as the viewer may see it.</summary>
public sealed record DecisionDetails
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The authorities that it concerns, as far as they may be named.</summary>
    public required IReadOnlyList<DecisionCouncil> Councils { get; init; }

    /// <summary>The service improvements that everyone may read.</summary>
    public required IReadOnlyList<ImprovementRow> Improvements { get; init; }

    /// <summary>The recommendations that the viewer reads with their private text; empty for the public.</summary>
    public required IReadOnlyList<ActionRow> Recommendations { get; init; }

    /// <summary>The compliance outcomes that the viewer may see, one for each authority.</summary>
    public required IReadOnlyList<RecordedOutcome> Outcomes { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>What was decided.</summary>
public sealed record Decision
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The day of the complaint's receipt, where it is given.</summary>
    public required DateOnly? ReceivedOn { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The category under which it is filed.</summary>
    public required string Category { get; init; }

    /// <summary>The subcategory.</summary>
    public required string? Subcategory { get; init; }

    /// <summary>What was decided.</summary>
    public required string Outcome { get; init; }

    /// <summary>Statement or Report.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>Whether the council had already offered a satisfactory remedy.</summary>
    public required bool? SatisfactoryRemedy { get; init; }

    /// <summary>The day from which everyone can read it; null: not published.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>Whether it is a draft: the day of the decision is then the one expected.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The summary.</summary>
    public required string? Summary { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);
}

/// <summary>An authority that a decision concerns.</summary>
public sealed record DecisionCouncil
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>Its first page.</summary>
    public string Address => CouncilAddress.Page(Slug);
}

/// <summary>The compliance outcome that counts for an authority: the latest.</summary>
public sealed record RecordedOutcome
{
    /// <summary>The authority's name.</summary>
    public required string Council { get; init; }

    /// <summary>The outcome, as stored.</summary>
    public required string StoredOutcome { get; init; }

    /// <summary>The day on which it was recorded.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>The outcome.</summary>
    public ComplianceOutcome Outcome => ComplianceOutcomes.Parse(StoredOutcome);
}
