using CouncilPortal.Decisions;

namespace CouncilPortal.Compliance;

/// <summary>Another submission that the same evidence was made for.</summary>
public sealed record Together
{
    /// <summary>The columns, from its <c>submissions o</c>, <c>recommendations r</c> and <c>decisions d</c>.</summary>
    internal const string Columns = "o.id, o.reference, o.recommendation_id, r.remedy as stored_remedy, d.reference as stored_decision";

    /// <summary>The submission with which it went.</summary>
    public required long WithId { get; init; }

    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Its action.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredDecision { get; init; }

    /// <summary>What it is about: <c>Apology, 19 012 345</c>.</summary>
    public string Topic => $"{Remedies.Parse(StoredRemedy).Name}, {DecisionReference.Parse(StoredDecision).Display}";
}
