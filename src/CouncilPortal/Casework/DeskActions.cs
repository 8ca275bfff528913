using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>A page of the actions of all councils.</summary>
public sealed record DeskActions
{
    /// <summary>The page's rows.</summary>
    public required IReadOnlyList<DeskActionRow> Rows { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>Who can have a case.</summary>
    public required IReadOnlyList<Colleague> Caseworkers { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>An action in the caseworkers' list.</summary>
public sealed record DeskActionRow
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether the council is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The state, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>The caseworker who has the case; null: nobody.</summary>
    public required string? OwnerName { get; init; }

    /// <summary>Whether a request for another date waits.</summary>
    public required bool AsksForDate { get; init; }

    /// <summary>Whether a message of the council waits for an answer.</summary>
    public required bool HasMessage { get; init; }

    /// <summary>Whether it was taken to the chief executive.</summary>
    public required bool IsEscalated { get; init; }

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>The decision's reference.</summary>
    public DecisionReference Decision => DecisionReference.Parse(StoredReference);

    /// <summary>Where it stands.</summary>
    public RecommendationState State => RecommendationStates.Parse(StoredState);
}
