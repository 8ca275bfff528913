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
/// <param name="Kind">Which of its reminders.</param>
/// <param name="ForDate">The morning to which it belongs, which is not always the one on which it is sent.</param>
/// <param name="RecipientId">The person.</param>
public readonly record struct PlannedReminder(long RecommendationId, ReminderKind Kind, DateOnly ForDate, long RecipientId);

/// <summary>
/// Who is reminded of what, and when. A reminder belongs to a working day. A morning that was missed is caught up by the
/// next run, which sends of each recommendation only the latest reminder that is still true.
/// </summary>
public static class ReminderRules
{
    /// <summary>
    /// What belongs to the mornings after <paramref name="lastPlanned"/> up to and including <paramref name="today"/>.
    /// Nothing for recommendations that are settled, under review, waiting for the complainant or only proposed.
    /// </summary>
    /// <param name="workingDays">England's working days.</param>
    /// <param name="lastPlanned">The last morning already planned; the day before today where none was.</param>
    /// <param name="today">Today in London.</param>
    /// <param name="recommendations">As they stand now; in any order.</param>
    public static IEnumerable<PlannedReminder> Plan(
        WorkingDays workingDays, DateOnly lastPlanned, DateOnly today, IEnumerable<RemindedRecommendation> recommendations)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        ArgumentNullException.ThrowIfNull(recommendations);

        // Many recommendations share a due date, and the answer depends on nothing else.
        var known = new Dictionary<DateOnly, (ReminderKind Kind, DateOnly ForDate)?>();
        foreach (var recommendation in recommendations.Where(r => r.State.IsReminded()))
        {
            if (!known.TryGetValue(recommendation.DueOn, out var reminder))
            {
                known[recommendation.DueOn] = reminder = Latest(workingDays, recommendation.DueOn, lastPlanned, today);
            }

            if (reminder is not { } found)
            {
                continue;
            }

            foreach (var recipient in recommendation.RecipientIds.Distinct())
            {
                yield return new PlannedReminder(recommendation.Id, found.Kind, found.ForDate, recipient);
            }
        }
    }

    /// <summary>
    /// The latest reminder of an action due on the date that belongs to a morning after <paramref name="lastPlanned"/> up to
    /// today and still is true today; null where there is none.
    /// </summary>
    public static (ReminderKind Kind, DateOnly ForDate)? Latest(
        WorkingDays workingDays, DateOnly dueOn, DateOnly lastPlanned, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        var latest = today <= dueOn ? Before(workingDays, dueOn, today) : After(workingDays, dueOn, today);
        return latest is { } found && found.ForDate > lastPlanned ? latest : null;
    }

    private static (ReminderKind Kind, DateOnly ForDate)? Before(WorkingDays workingDays, DateOnly dueOn, DateOnly today)
    {
        (ReminderKind Kind, DateOnly ForDate)? latest = null;
        foreach (var (kind, forDate) in Due(workingDays, dueOn))
        {
            // Of two on one morning the more urgent one stays.
            if (forDate <= today && (latest is null || forDate >= latest.Value.ForDate))
            {
                latest = (kind, forDate);
            }
        }

        return latest;
    }

    private static IEnumerable<(ReminderKind Kind, DateOnly ForDate)> Due(WorkingDays workingDays, DateOnly dueOn)
    {
        yield return (ReminderKind.DueIn14Days, workingDays.OnOrBefore(dueOn.AddDays(-14)));
        yield return (ReminderKind.DueIn5WorkingDays, workingDays.Before(dueOn, 5));
        yield return (ReminderKind.DueTomorrow, workingDays.Before(dueOn, 1));
        if (workingDays.IsWorkingDay(dueOn))
        {
            yield return (ReminderKind.DueToday, dueOn);
        }
    }

    private static (ReminderKind Kind, DateOnly ForDate)? After(WorkingDays workingDays, DateOnly dueOn, DateOnly today)
    {
        var dayAfter = workingDays.Add(dueOn, 1);
        for (var week = (today.DayNumber - dayAfter.DayNumber) / 7; week > 0; week--)
        {
            var weekly = workingDays.OnOrAfter(dayAfter.AddDays(7 * week));
            if (weekly <= today)
            {
                return (ReminderKind.OverdueWeekly, weekly);
            }
        }

        return dayAfter <= today ? (ReminderKind.OverdueDayAfter, dayAfter) : null;
    }
}
