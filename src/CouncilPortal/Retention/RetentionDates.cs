namespace CouncilPortal.Retention;

/// <summary>What is due on a day: whatever happened on or before these dates.</summary>
public sealed record RetentionDates
{
    /// <summary>The decision was settled for the council.</summary>
    public required DateOnly Settled { get; init; }

    /// <summary>The file was taken off a draft.</summary>
    public required DateTimeOffset Removed { get; init; }

    /// <summary>It was decided that the recalled file goes.</summary>
    public required DateTimeOffset Recalled { get; init; }

    /// <summary>Malware was found.</summary>
    public required DateTimeOffset Infected { get; init; }

    /// <summary>The dates for an instant, which falls on the day given in London.</summary>
    public static RetentionDates For(RetentionSettings settings, DateTimeOffset at, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new RetentionDates
        {
            Settled = day.Year > settings.EvidenceYears ? day.AddYears(-settings.EvidenceYears) : DateOnly.MinValue,
            Removed = at.AddDays(-settings.RemovedDays),
            Recalled = at.AddDays(-settings.RecalledDays),
            Infected = at.AddDays(-settings.InfectedDays),
        };
    }
}
