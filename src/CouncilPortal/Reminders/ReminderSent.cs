using CouncilPortal.Compliance;
using CouncilPortal.Notifications;
using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>A reminder that was queued for an action.</summary>
public sealed record ReminderSent
{
    /// <summary>Which reminder, as stored.</summary>
    public required string Kind { get; init; }

    /// <summary>The morning that it belongs to.</summary>
    public required DateOnly ForDate { get; init; }

    /// <summary>Who was reminded.</summary>
    public required string RecipientName { get; init; }

    /// <summary>Why they, as stored.</summary>
    public required string Reason { get; init; }

    /// <summary>For whom they stood in; null: for nobody.</summary>
    public required string? ForName { get; init; }

    /// <summary>How they want it, as stored.</summary>
    public required string Delivery { get; init; }

    /// <summary>Whether it waits for the week's mail.</summary>
    public required bool Waits { get; init; }

    /// <summary>Who reminded by hand; null: nobody did.</summary>
    public required string? AskedByName { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Where its mail stands, as stored; null: there is none.</summary>
    public required string? State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset? StateAt { get; init; }

    /// <summary>What became of it, in words.</summary>
    public string Standing => (State, StateAt) switch
    {
        _ when Waits => "Goes with the week’s e-mail",
        _ when Delivery == Deliveries.StorageText(Notifications.Delivery.Off) => "In the portal only, as they chose",
        ("sent", { } at) => $"Sent {LondonTime.Format(at)}",
        ("delivered", { } at) => $"Delivered {LondonTime.Format(at)}",
        ("bounced", { } at) => $"Came back {LondonTime.Format(at)}: the address does not work",
        ("failed", { } at) => $"Not sent: given up {LondonTime.Format(at)}",
        _ => "Waits to be sent",
    };

    /// <summary>Whether somebody should look after it.</summary>
    public bool IsTrouble => !Waits && State is "bounced" or "failed";
}

/// <summary>What will be sent of an action if it stays as it is.</summary>
public sealed record ReminderForecast
{
    /// <summary>Where the action stands.</summary>
    public required RecommendationState State { get; init; }

    /// <summary>The next reminders, in order.</summary>
    public required IReadOnlyList<(ReminderRule Rule, DateOnly ForDate)> Next { get; init; }

    /// <summary>Who gets them, as things stand today.</summary>
    public required IReadOnlyList<ForecastRecipient> Recipients { get; init; }

    /// <summary>Whether the council can act now, so that it is reminded.</summary>
    public bool IsReminded => State.IsReminded();

    /// <summary>Why nobody is reminded; null where somebody is.</summary>
    public string? WhyNone => State switch
    {
        RecommendationState.EvidenceSubmitted => "Nothing is sent while the evidence is with the Ombudsman.",
        RecommendationState.AwaitingComplainant => "Nothing is sent while the complainant must act first.",
        RecommendationState.Proposed => "Nothing is sent before the decision is final.",
        _ when State.IsSettled() => "Nothing more is sent: this action is settled.",
        _ => null,
    };
}

/// <summary>Somebody who gets an action's reminders.</summary>
public sealed record ForecastRecipient
{
    /// <summary>The name, or a mailbox's address.</summary>
    public required string Name { get; init; }

    /// <summary>Why they, as stored.</summary>
    public required string Reason { get; init; }

    /// <summary>For whom they stand in; null: for nobody.</summary>
    public required string? ForName { get; init; }

    /// <summary><c>Lena Officer (link officer)</c>.</summary>
    public string InWords
    {
        get
        {
            var reason = RecipientReasons.Parse(Reason);
            var words = reason.Name(ForName);
            return $"{Name} ({char.ToLowerInvariant(words[0])}{words[1..]}{(reason.ReadsActions() ? "" : ", once it is overdue")})";
        }
    }
}
