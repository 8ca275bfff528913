using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Which due dates ask for a reminder on which morning: what the rules say, as a table that SQL can join.</summary>
internal sealed class ReminderCalendar
{
    /// <summary>No reminder comes earlier before its due date, whatever the holidays.</summary>
    private const int LongestAheadInDays = 2 * ReminderRules.MostDays;

    private readonly DateOnly oldestDue;

    private ReminderCalendar(WorkingDays workingDays, ReminderRuleSet rules, DateOnly oldestDue)
    {
        WorkingDays = workingDays;
        Rules = rules;
        this.oldestDue = oldestDue;
    }

    /// <summary>The states in which a council is reminded, as stored.</summary>
    public static IReadOnlyList<string> States { get; } = [.. RecommendationStates.All.Where(s => s.IsReminded()).Select(s => s.StorageText())];

    /// <summary>England's working days.</summary>
    public WorkingDays WorkingDays { get; }

    /// <summary>The rules.</summary>
    public ReminderRuleSet Rules { get; }

    /// <summary>Reads the bank holidays, the rules and the oldest due date of an action that is still to be done.</summary>
    public static async Task<ReminderCalendar> Load(ScopedConnection connection)
    {
        var rules = await ReminderRuleSet.Load(connection);
        // Of each state by itself: an index holds the first.
        var oldestOfEach = States.Select(state => $"select (select min(r.due_on) from recommendations r where r.state = '{state}') as due_on");
        var oldest = await connection.QuerySingleAsync<DateOnly>(
            $"select coalesce(min(o.due_on), @never) from ({string.Join(" union all ", oldestOfEach)}) o", new { never = DateOnly.MaxValue });
        return new ReminderCalendar(await LoadWorkingDays(connection), rules, oldest);
    }

    /// <summary>Reads the bank holidays.</summary>
    public static async Task<WorkingDays> LoadWorkingDays(ScopedConnection connection) =>
        new(await connection.QueryAsync<DateOnly>("select holiday from bank_holidays"));

    /// <summary>
    /// The reminders that belong to one of the mornings from the first to the last and are true on the last. Where that one is no
    /// working day, those alone that cannot wait for the next: last warnings of what is due before it.
    /// </summary>
    public ReminderDates Between(DateOnly first, DateOnly last)
    {
        var rules = Rules.InUse;
        var isWorkingDay = WorkingDays.IsWorkingDay(last);
        var nextWorkingDay = WorkingDays.Add(last, 1);
        List<ReminderRule> dueRules = [.. rules.Where(r => r.IsOfDueDate && (isWorkingDay || r.NeverOff))];
        var dates = new List<ReminderDate>();
        var lastDue = isWorkingDay ? last.AddDays(LongestAheadInDays) : nextWorkingDay.AddDays(-1);
        for (var due = isWorkingDay ? oldestDue : last; due <= lastDue; due = due.AddDays(1))
        {
            foreach (var rule in dueRules)
            {
                if (ReminderRules.ForDate(WorkingDays, rule, due, last) is { } forDate && forDate >= first)
                {
                    dates.Add(new ReminderDate { DueOn = due, Kind = rule.Code, ForDate = forDate });
                }
            }
        }

        return new ReminderDates
        {
            Rules = rules,
            Dates = dates,
            Asked = isWorkingDay ? [.. rules.Where(r => r.Occasion == ReminderOccasion.MoreEvidence).SelectMany(r => AskedDays(r, first, last))] : [],
        };
    }

    private IEnumerable<AskedDay> AskedDays(ReminderRule rule, DateOnly first, DateOnly last)
    {
        for (var day = first.AddDays(-LongestAheadInDays); day < last; day = day.AddDays(1))
        {
            if (WorkingDays.Add(day, rule.Days) is var forDate && forDate >= first && forDate <= last)
            {
                yield return new AskedDay { Day = day, Kind = rule.Code, ForDate = forDate };
            }
        }
    }
}
