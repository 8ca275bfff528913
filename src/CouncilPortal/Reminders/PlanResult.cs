namespace CouncilPortal.Reminders;

/// <summary>What a planning queued.</summary>
public sealed record PlanResult
{
    /// <summary>Nothing.</summary>
    public static PlanResult Nothing { get; } = new() { Mornings = [], Items = [], News = [] };

    /// <summary>The mornings that were planned.</summary>
    public required IReadOnlyList<DateOnly> Mornings { get; init; }

    /// <summary>The reminders that were queued and had not been before.</summary>
    public required IReadOnlyList<ReminderItem> Items { get; init; }

    /// <summary>What else the mails tell.</summary>
    public required IReadOnlyList<NewsItem> News { get; init; }
}
