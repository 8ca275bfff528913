using CouncilPortal.Notifications;

namespace CouncilPortal.Reminders;

/// <summary>Something new that a morning's mail tells a person beside their reminders.</summary>
public sealed record NewsItem
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>The topic, as stored.</summary>
    public required string TopicCode { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Path { get; init; }

    /// <summary>The topic.</summary>
    public MailTopic Topic => MailTopics.Parse(TopicCode);
}

/// <summary>Whom a morning's mail goes to.</summary>
public sealed record Addressee
{
    /// <summary>The person; null: a mailbox.</summary>
    public required long? PersonId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The address.</summary>
    public required string Email { get; init; }

    /// <summary>The reminders in it.</summary>
    public required IReadOnlyList<ReminderItem> Items { get; init; }

    /// <summary>What is new beside them.</summary>
    public required IReadOnlyList<NewsItem> News { get; init; }
}
