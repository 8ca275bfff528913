namespace CouncilPortal.Compliance;

/// <summary>What the council states when it submits evidence. What the remedy does not ask for is null.</summary>
public record EvidenceFacts
{
    /// <summary>What was done; empty where the other facts say it all.</summary>
    public required string Statement { get; init; }

    /// <summary>The date on which the action was completed, which alone decides whether it was late.</summary>
    public required DateOnly DoneOn { get; init; }

    /// <summary>What was paid, in pence.</summary>
    public required int? AmountPence { get; init; }

    /// <summary>How it was paid, as stored.</summary>
    public required string? PaidBy { get; init; }

    /// <summary>Who signed the apology, as stored.</summary>
    public required string? SignedBy { get; init; }

    /// <summary>The role of somebody else who signed it.</summary>
    public required string? SignedByRole { get; init; }

    /// <summary>To whom the apology went in general terms, as stored.</summary>
    public required string? SentTo { get; init; }

    /// <summary>The result of a new decision or appeal, as stored.</summary>
    public required string? Result { get; init; }

    /// <summary>The role or committee that adopted a change.</summary>
    public required string? AdoptedBy { get; init; }

    /// <summary>How many members of staff were trained.</summary>
    public required int? PeopleTrained { get; init; }

    /// <summary>Which teams or roles were trained.</summary>
    public required string? Trained { get; init; }

    /// <summary>Where it is published.</summary>
    public required string? PublishedIn { get; init; }

    /// <summary>The web address of it.</summary>
    public required string? PublishedAt { get; init; }
}
