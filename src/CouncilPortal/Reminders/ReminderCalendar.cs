using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Which due dates ask for a reminder on which morning: what the rules say, as a table that SQL can join.</summary>
public sealed class ReminderCalendar
{
    /// <summary>No reminder comes earlier before its due date, whatever the holidays.</summary>
    private const int LongestAheadInDays = 31;

    private readonly WorkingDays workingDays;
    private readonly DateOnly oldestDue;

    private ReminderCalendar(WorkingDays workingDays, DateOnly oldestDue)
    {
        this.workingDays = workingDays;
        this.oldestDue = oldestDue;
    }

    /// <summary>The states in which a council is reminded, as stored.</summary>
    public static IReadOnlyList<string> States { get; } = [.. RecommendationStates.All.Where(s => s.IsReminded()).Select(s => s.StorageText())];

    /// <summary>Reads the bank holidays and the oldest due date of an action that is still to be done.</summary>
    public static async Task<ReminderCalendar> Load(ScopedConnection connection)
    {
        var holidays = await connection.QueryAsync<DateOnly>("select holiday from bank_holidays");
        var oldest = await connection.QuerySingleAsync<DateOnly>(
            "select coalesce(min(due_on), @never) from recommendations where state in @states", new { states = States, never = DateOnly.MaxValue });
        return new ReminderCalendar(new WorkingDays(holidays), oldest);
    }

    /// <summary>The due dates whose latest reminder belongs to one of the mornings from the first to the last.</summary>
    public ReminderDates Between(DateOnly first, DateOnly last)
    {
        var found = new List<ReminderDate>();
        var lastDue = last.AddDays(LongestAheadInDays);
        for (var due = oldestDue; due <= lastDue; due = due.AddDays(1))
        {
            if (ReminderRules.Latest(workingDays, due, first.AddDays(-1), last) is { } reminder)
            {
                found.Add(new ReminderDate { DueOn = due, Kind = reminder.Kind, ForDate = reminder.ForDate });
            }
        }

        return new ReminderDates(found);
    }
}
