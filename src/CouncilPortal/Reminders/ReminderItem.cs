using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Notifications;

namespace CouncilPortal.Reminders;

/// <summary>One reminder of one action to one person, with what its mail says. Nothing in it tells of the complainant.</summary>
public sealed record ReminderItem
{
    /// <summary>Who is reminded; null: a mailbox is.</summary>
    public required long? RecipientId { get; init; }

    /// <summary>The council's mailbox that is reminded; null: a person is.</summary>
    public required long? MailboxId { get; init; }

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

    /// <summary>Why this recipient, as stored.</summary>
    public required string Reason { get; init; }

    /// <summary>For whom the recipient stands in; null: for nobody.</summary>
    public required string? ForName { get; init; }

    /// <summary>How the recipient wants it, as stored.</summary>
    public required string Delivery { get; init; }

    /// <summary>Whether it waits for the week's mail.</summary>
    public required bool Waits { get; init; }

    /// <summary>Whether a reminder of this action, kind and day to this person is queued already.</summary>
    public required bool IsQueued { get; init; }

    /// <summary>The recipient, as ids of mails name it: <c>p12</c>, <c>m3</c>.</summary>
    public string Addressee => MailboxId is { } mailbox ? string.Create(CultureInfo.InvariantCulture, $"m{mailbox}") : string.Create(CultureInfo.InvariantCulture, $"p{RecipientId}");

    /// <summary>Whether a mail carries it now.</summary>
    public bool IsMailed => !Waits && Delivery != Deliveries.StorageText(Notifications.Delivery.Off);

    /// <summary>Where it leads: the action, or for a chief executive, who reads no single one, the overdue list.</summary>
    public string Path => RecipientReasons.Parse(Reason).ReadsActions() ? string.Create(CultureInfo.InvariantCulture, $"/actions/{RecommendationId}") : "/actions";

    /// <summary>What the mail belongs to.</summary>
    public MailTopic Topic => ReminderRule.TopicOf(Kind);

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
        Reason = RecipientReasons.Parse(Reason),
        ForName = ForName,
    };

    /// <summary>As the bell shows it.</summary>
    public Notice? Notice(DateOnly readOn, string messageId) => RecipientId is not { } person ? null : new Notice
    {
        PersonId = person,
        Key = string.Create(CultureInfo.InvariantCulture, $"reminder-{RecommendationId}-{Kind}-{ForDate:yyyy-MM-dd}"),
        Topic = Topic,
        Subject = ReminderWording.Subject(Content(readOn)),
        Path = Path,
        Delivery = Deliveries.Read(Delivery)!.Value,
        MessageId = messageId,
    };
}
