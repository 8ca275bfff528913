using System.Globalization;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>What an action due on a date is reminded of, and to which morning that belongs.</summary>
public sealed record ReminderDate
{
    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The rule.</summary>
    public required string Kind { get; init; }

    /// <summary>The morning.</summary>
    public required DateOnly ForDate { get; init; }
}

/// <summary>What an action on which more evidence was asked for on a day is reminded of.</summary>
public sealed record AskedDay
{
    /// <summary>The day in London on which the Ombudsman asked.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The rule.</summary>
    public required string Kind { get; init; }

    /// <summary>The morning.</summary>
    public required DateOnly ForDate { get; init; }
}

/// <summary>Dates with their reminders, as rows that SQL can join, and their parameters.</summary>
public sealed class ReminderDates
{
    /// <summary>The rules in use.</summary>
    public required IReadOnlyList<ReminderRule> Rules { get; init; }

    /// <summary>By due date.</summary>
    public required IReadOnlyList<ReminderDate> Dates { get; init; }

    /// <summary>By the day on which more evidence was asked for.</summary>
    public required IReadOnlyList<AskedDay> Asked { get; init; }

    /// <summary>Whether nothing asks for a reminder.</summary>
    public bool IsEmpty => Dates.Count == 0 && Asked.Count == 0;

    /// <summary>The mornings that the reminders belong to.</summary>
    public IReadOnlyList<DateOnly> Mornings => [.. Dates.Select(d => d.ForDate).Concat(Asked.Select(a => a.ForDate)).Distinct()];

    /// <summary>Rows <c>(code, urgency, is_on, never_off, is_overdue, topic)</c>.</summary>
    internal string RuleRows => Rows(Rules.Count, "@code{0}, @urgency{0}, @on{0}, @never{0}, @overdue{0}, @topic{0}", "");

    /// <summary>Rows <c>(due_on, kind, for_date)</c>.</summary>
    internal string DueRows => Rows(Dates.Count, "@due{0}, @kind{0}, @for{0}", "select r.due_on, r.state, r.due_on from recommendations r where 1 = 0");

    /// <summary>Rows <c>(from_at, to_at, kind, for_date)</c>.</summary>
    internal string AskedRows => Rows(Asked.Count, "@from{0}, @to{0}, @asked{0}, @askedfor{0}", "select v.reviewed_at, v.reviewed_at, v.decision, v.answer_due_on from reviews v where 1 = 0");

    /// <summary>The parameters of <see cref="ReminderSql.Candidates"/>.</summary>
    public DynamicParameters Parameters(DateOnly today, DateTimeOffset now)
    {
        var parameters = ReminderSql.Parameters(today, now);
        foreach (var (n, rule) in Rules.Index())
        {
            parameters.Add($"code{n}", rule.Code);
            parameters.Add($"urgency{n}", rule.Urgency);
            parameters.Add($"on{n}", rule.IsOn);
            parameters.Add($"never{n}", rule.NeverOff);
            parameters.Add($"overdue{n}", rule.IsOverdue);
            parameters.Add($"topic{n}", rule.Topic.Code);
        }

        foreach (var (n, date) in Dates.Index())
        {
            parameters.Add($"due{n}", date.DueOn);
            parameters.Add($"kind{n}", date.Kind);
            parameters.Add($"for{n}", date.ForDate);
        }

        foreach (var (n, asked) in Asked.Index())
        {
            parameters.Add($"from{n}", LondonTime.StartOf(asked.Day));
            parameters.Add($"to{n}", LondonTime.EndOf(asked.Day));
            parameters.Add($"asked{n}", asked.Kind);
            parameters.Add($"askedfor{n}", asked.ForDate);
        }

        return parameters;
    }

    // Numbered parameters and nothing else.
    private static string Rows(int count, string row, string none) =>
        count == 0 ? none : "values " + string.Join(", ", Enumerable.Range(0, count).Select(n => "(" + string.Format(CultureInfo.InvariantCulture, row, n) + ")"));
}
