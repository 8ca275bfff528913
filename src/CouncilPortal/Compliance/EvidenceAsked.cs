namespace CouncilPortal.Compliance;

/// <summary>What evidence on an action has to state.</summary>
public sealed record EvidenceAsked
{
    /// <summary>The remedy, which asks for its own facts.</summary>
    public required Remedy Remedy { get; init; }

    /// <summary>The date of the decision, before which nothing can have been done.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Whether the Ombudsman asked for more than was submitted before.</summary>
    public required bool WantsMore { get; init; }

    /// <summary>Whether something has to be said in words.</summary>
    public bool NeedsStatement => WantsMore || Remedy.Questions.NeedsStatement;
}
