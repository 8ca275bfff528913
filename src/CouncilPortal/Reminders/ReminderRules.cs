using CouncilPortal.Compliance;
using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>A recommendation as reminders see it.</summary>
public sealed record RemindedRecommendation
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The due date in force, in London.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Where it stands now.</summary>
    public required RecommendationState State { get; init; }

    /// <summary>The people to remind; one named twice is reminded once.</summary>
    public required IReadOnlyList<long> RecipientIds { get; init; }
}

/// <summary>One reminder to one person. Equal ones are the same reminder, whenever and however often they are planned.</summary>
/// <param name="RecommendationId">The recommendation.</param>
/// <param name="Kind">The code of its rule.</param>
/// <param name="ForDate">The morning to which it belongs, which is not always the one on which it is sent.</param>
/// <param name="RecipientId">The person.</param>
public readonly record struct PlannedReminder(long RecommendationId, string Kind, DateOnly ForDate, long RecipientId);

/// <summary>
/// Who is reminded of what, and when. A reminder belongs to a working day. A morning that was missed is caught up by the
/// next run, which sends of each recommendation only the latest reminder that is still true.
/// </summary>
public static class ReminderRules
{
    /// <summary>The furthest that a rule may lie from its date, so that a plan has an end.</summary>
    public const int MostDays = 60;

    /// <summary>
    /// What belongs to the mornings after <paramref name="lastPlanned"/> up to and including <paramref name="today"/>.
    /// Nothing for recommendations that are settled, under review, waiting for the complainant or only proposed.
    /// </summary>
    /// <param name="workingDays">England's working days.</param>
    /// <param name="rules">The rules that hold.</param>
    /// <param name="lastPlanned">The last morning already planned; the day before today where none was.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="recommendations">As they stand now; in any order.</param>
    public static IEnumerable<PlannedReminder> Plan(
        WorkingDays workingDays, IReadOnlyList<ReminderRule> rules, DateOnly lastPlanned, DateOnly today, IEnumerable<RemindedRecommendation> recommendations)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(recommendations);
        foreach (var recommendation in recommendations.Where(r => r.State.IsReminded()))
        {
            if (Latest(workingDays, rules, recommendation.DueOn, lastPlanned, today) is not { } found)
            {
                continue;
            }

            foreach (var recipient in recommendation.RecipientIds.Distinct())
            {
                yield return new PlannedReminder(recommendation.Id, found.Rule.Code, found.ForDate, recipient);
            }
        }
    }

    /// <summary>
    /// The latest reminder of an action due on the date that belongs to a morning after <paramref name="lastPlanned"/> up to
    /// today and still is true today; null where there is none.
    /// </summary>
    public static (ReminderRule Rule, DateOnly ForDate)? Latest(
        WorkingDays workingDays, IReadOnlyList<ReminderRule> rules, DateOnly dueOn, DateOnly lastPlanned, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(rules);
        (ReminderRule Rule, DateOnly ForDate)? latest = null;
        foreach (var rule in rules)
        {
            if (ForDate(workingDays, rule, dueOn, today) is { } date
                && (latest is not { } found || date > found.ForDate || (date == found.ForDate && rule.Urgency > found.Rule.Urgency)))
            {
                latest = (rule, date);
            }
        }

        return latest is { } l && l.ForDate > lastPlanned ? latest : null;
    }

    /// <summary>The latest morning up to today to which the rule's reminder of an action due on the date belongs, while it is true; null: none.</summary>
    public static DateOnly? ForDate(WorkingDays workingDays, ReminderRule rule, DateOnly dueOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(rule);
        if (today > dueOn != rule.IsOverdue)
        {
            return null;
        }

        return rule.Occasion switch
        {
            ReminderOccasion.BeforeDue => Until(today, BeforeDue(workingDays, rule, dueOn)),
            ReminderOccasion.OnTheDay => workingDays.IsWorkingDay(dueOn) ? Until(today, dueOn) : null,
            ReminderOccasion.Overdue => Until(today, workingDays.Add(dueOn, rule.Days)),
            ReminderOccasion.OverdueWeekly => Weekly(workingDays, dueOn, today),
            _ => null,
        };
    }

    /// <summary>The morning that lies the rule's days before a date: a working day.</summary>
    public static DateOnly BeforeDue(WorkingDays workingDays, ReminderRule rule, DateOnly dueOn)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(rule);
        return rule.IsWorkingDays ? workingDays.Before(dueOn, rule.Days) : workingDays.OnOrBefore(dueOn.AddDays(-rule.Days));
    }

    /// <summary>
    /// What would be sent of an action from tomorrow on, if it stays as it is: each reminder up to the due date, the first one after it
    /// and those of the weeks after that, as many as asked for.
    /// </summary>
    public static IReadOnlyList<(ReminderRule Rule, DateOnly ForDate)> Forecast(
        WorkingDays workingDays, IReadOnlyList<ReminderRule> rules, DateOnly dueOn, DateOnly today, int count)
    {
        var found = new List<(ReminderRule, DateOnly)>();
        var last = (dueOn > today ? dueOn : today).AddDays(MostDays);
        for (var day = today.AddDays(1); day <= last && found.Count < count; day = day.AddDays(1))
        {
            if (workingDays.IsWorkingDay(day) && Latest(workingDays, rules, dueOn, day.AddDays(-1), day) is { } next)
            {
                found.Add(next);
            }
        }

        return found;
    }

    private static DateOnly? Until(DateOnly today, DateOnly date) => date <= today ? date : null;

    private static DateOnly? Weekly(WorkingDays workingDays, DateOnly dueOn, DateOnly today)
    {
        var dayAfter = workingDays.Add(dueOn, 1);
        for (var week = (today.DayNumber - dayAfter.DayNumber) / 7; week > 0; week--)
        {
            if (workingDays.OnOrAfter(dayAfter.AddDays(7 * week)) is var weekly && weekly <= today)
            {
                return weekly;
            }
        }

        return null;
    }
}
