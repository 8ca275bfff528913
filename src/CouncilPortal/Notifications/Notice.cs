namespace CouncilPortal.Notifications;

/// <summary>Something new for one person, as the portal shows it under the bell. It tells nothing of a complainant.</summary>
public sealed record Notice
{
    /// <summary>The person.</summary>
    public required long PersonId { get; init; }

    /// <summary>Tells the fact apart from every other: of the same one there is one notice for each person.</summary>
    public required string Key { get; init; }

    /// <summary>What it belongs to.</summary>
    public required MailTopic Topic { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it leads.</summary>
    public required string Path { get; init; }

    /// <summary>How the person wants it.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>The mail that carries it; null: none, or a later one.</summary>
    public required string? MessageId { get; init; }
}
