using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Calendar;

/// <summary>The deadline of an action as a calendar shows it. Nothing in it tells of the complainant.</summary>
public sealed record CalendarDeadline
{
    /// <summary>The action.</summary>
    public required long Id { get; init; }

    /// <summary>Its number among those of the decision.</summary>
    public required int Number { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The council.</summary>
    public required string Council { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where the action stands, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>Grows with each change.</summary>
    public required int Version { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The decision's reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>The remedy: of a personal one no more than its general name is told.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>Where the action stands.</summary>
    public RecommendationState State => RecommendationStates.Parse(StoredState);
}
