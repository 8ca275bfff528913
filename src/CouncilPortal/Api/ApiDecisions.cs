namespace CouncilPortal.Api;

/// <summary>A published decision.</summary>
public sealed record ApiDecision
{
    /// <summary>The Ombudsman's reference: <c>19 012 345</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The councils that it concerns.</summary>
    public required IReadOnlyList<ApiCouncilName> Councils { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The category under which it is filed.</summary>
    public required string Category { get; init; }

    /// <summary>The subcategory; null where none is given.</summary>
    public required string? Subcategory { get; init; }

    /// <summary>Upheld, Not upheld, or Closed after initial enquiries.</summary>
    public required string Outcome { get; init; }

    /// <summary>Statement, or Report for a public report; null where it is not given.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>The day from which everyone can read it.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The anonymised summary.</summary>
    public required string? Summary { get; init; }

    /// <summary>Whether a council in it, and so the decision, was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>Its page for people.</summary>
    public required string Page { get; init; }
}

/// <summary>A service improvement that a council agreed to in a published decision.</summary>
public sealed record ApiImprovement
{
    /// <summary>The reference of the decision.</summary>
    public required string DecisionReference { get; init; }

    /// <summary>The category under which the decision is filed.</summary>
    public required string Category { get; init; }

    /// <summary>The kind of improvement.</summary>
    public required string Kind { get; init; }

    /// <summary>What the council agreed to do.</summary>
    public required string Summary { get; init; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>Where it stands, as the Ombudsman settled it; or Not yet done.</summary>
    public required string State { get; init; }

    /// <summary>The day on which it was done; null before the Ombudsman has accepted that.</summary>
    public required DateOnly? DoneOn { get; init; }
}
