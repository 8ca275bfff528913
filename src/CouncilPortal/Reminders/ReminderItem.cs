using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Reminders;

/// <summary>One reminder of one action to one person, with what its mail says. Nothing in it tells of the complainant.</summary>
public sealed record ReminderItem
{
    /// <summary>Who is reminded.</summary>
    public required long RecipientId { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string RecipientEmail { get; init; }

    /// <summary>Why this morning, as stored.</summary>
    public required string Kind { get; init; }

    /// <summary>The morning that the reminder belongs to.</summary>
    public required DateOnly ForDate { get; init; }

    /// <summary>The action.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>Personal remedy or service improvement, as stored.</summary>
    public required string RecommendationKind { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string Remedy { get; init; }

    /// <summary>What will be public of a service improvement.</summary>
    public required string? PublicSummary { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where the action stands, as stored.</summary>
    public required string State { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string Reference { get; init; }

    /// <summary>The council that agreed to the action.</summary>
    public required string Council { get; init; }

    /// <summary>The person whom the action is assigned to.</summary>
    public required long? AssigneeId { get; init; }

    /// <summary>Whether a reminder of this action, kind and day to this person is queued already.</summary>
    public required bool IsQueued { get; init; }

    /// <summary>Why this person.</summary>
    public RecipientReason Reason => AssigneeId == RecipientId ? RecipientReason.Assigned : RecipientReason.LinkOfficer;

    /// <summary>What the words of the mail are made of, on the day on which it is read.</summary>
    public ReminderContent Content(DateOnly readOn) => new()
    {
        DueOn = DueOn,
        Today = readOn,
        State = RecommendationStates.Parse(State),
        Remedy = Remedies.Parse(Remedy),
        PublicSummary = PublicSummary,
        Reference = DecisionReference.Parse(Reference),
        AuthorityName = Council,
        Reason = Reason,
    };
}
