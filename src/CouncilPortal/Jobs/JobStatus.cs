namespace CouncilPortal.Jobs;

/// <summary>A morning whose reminders were planned.</summary>
public sealed record PlannedMorning
{
    /// <summary>The morning.</summary>
    public required DateOnly Morning { get; init; }

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>How many reminders were queued for it.</summary>
    public required int Queued { get; init; }
}

/// <summary>A mail that has not gone out as it should.</summary>
public sealed record TroubledMail
{
    /// <summary>Its Message-ID.</summary>
    public required string MessageId { get; init; }

    /// <summary>What kind of mail it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Who it is for.</summary>
    public required string ToName { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it failed.</summary>
    public required string Reason { get; init; }

    /// <summary>When it is tried again.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>When it was given up; null while it is still tried.</summary>
    public required DateTimeOffset? DeadAt { get; init; }
}

/// <summary>How many mails stand where.</summary>
public sealed record MailCounts
{
    /// <summary>To be sent now.</summary>
    public required int Waiting { get; init; }

    /// <summary>For a time to come.</summary>
    public required int Later { get; init; }

    /// <summary>Given up.</summary>
    public required int Dead { get; init; }

    /// <summary>Sent.</summary>
    public required int Sent { get; init; }
}

/// <summary>What the jobs did and what waits.</summary>
public sealed record JobStatus
{
    /// <summary>The last mornings planned, the latest first.</summary>
    public required IReadOnlyList<PlannedMorning> Mornings { get; init; }

    /// <summary>The mails that failed and were not sent since, the latest first.</summary>
    public required IReadOnlyList<TroubledMail> Troubled { get; init; }

    /// <summary>The mails counted.</summary>
    public required MailCounts Mails { get; init; }
}
