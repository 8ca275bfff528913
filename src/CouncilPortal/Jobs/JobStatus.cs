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

    /// <summary>The mails counted.</summary>
    public required MailCounts Mails { get; init; }
}
