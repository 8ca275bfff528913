using System.Globalization;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>What an action due on a date is reminded of, and to which morning that belongs.</summary>
public sealed record ReminderDate
{
    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Which of the reminders.</summary>
    public required ReminderKind Kind { get; init; }

    /// <summary>The morning.</summary>
    public required DateOnly ForDate { get; init; }
}

/// <summary>Due dates with their reminders, as rows of a <c>values</c> list and its parameters.</summary>
public sealed class ReminderDates(IReadOnlyList<ReminderDate> dates)
{
    /// <summary>Whether no due date asks for a reminder.</summary>
    public bool IsEmpty => dates.Count == 0;

    /// <summary>The mornings that the reminders belong to.</summary>
    public IReadOnlyList<DateOnly> Mornings { get; } = [.. dates.Select(d => d.ForDate).Distinct()];

    /// <summary><c>(@due0, @kind0, @for0), …</c>: numbered parameters and nothing else.</summary>
    public string Values { get; } =
        string.Join(", ", Enumerable.Range(0, dates.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"(@due{n}, @kind{n}, @for{n})")));

    /// <summary>The parameters of <see cref="ReminderSql.Candidates"/>.</summary>
    public DynamicParameters Parameters(DateOnly today, DateTimeOffset now)
    {
        var parameters = new DynamicParameters(new { today, now, states = ReminderCalendar.States, linkOfficer = Role.LinkOfficer.Stored() });
        foreach (var (n, date) in dates.Index())
        {
            parameters.Add($"due{n}", date.DueOn);
            parameters.Add($"kind{n}", date.Kind.StorageText());
            parameters.Add($"for{n}", date.ForDate);
        }

        return parameters;
    }
}
