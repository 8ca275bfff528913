using CouncilPortal.Scopes;

namespace CouncilPortal.PublicReports;

/// <summary>A clock that runs, and whose it is.</summary>
public sealed record ReportClockDue
{
    /// <summary>The report and council.</summary>
    public required PublicReport Report { get; init; }

    /// <summary>The clock.</summary>
    public required ReportClock Clock { get; init; }

    /// <summary>The last day in force.</summary>
    public DateOnly DueOn => Clock.DueOn!.Value;
}

/// <summary>What is still to be done on public reports, by its last day: what reminders of them are made of.</summary>
public sealed class ReportClocksDueQuery(ReportsQuery reports)
{
    /// <summary>Every clock that runs and whose last day is on or before the day given, the earliest first: overdue ones are among them.</summary>
    public async Task<IReadOnlyList<ReportClockDue>> By(Scope scope, DateOnly day, CancellationToken cancel) =>
    [
        .. (await reports.All(scope, cancel))
            .Where(s => !s.IsClosed)
            .SelectMany(s => s.Clocks.Where(c => c.IsOpen && c.DueOn <= day).Select(c => new ReportClockDue { Report = s.Report, Clock = c }))
            .OrderBy(d => d.DueOn).ThenBy(d => d.Report.StoredReference, StringComparer.Ordinal).ThenBy(d => d.Report.AuthorityId),
    ];
}
