using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>Which mornings are to be planned: each one in London from 07:00, once.</summary>
public static class Mornings
{
    /// <summary>From when on a morning's reminders go out, in London.</summary>
    public static TimeOnly Hour { get; } = new(7, 0);

    /// <summary>The last morning whose hour has come.</summary>
    public static DateOnly Latest(DateTimeOffset now)
    {
        var today = LondonTime.DateOf(now);
        return now >= At(today) ? today : today.AddDays(-1);
    }

    /// <summary>The instant of a morning: 07:00 in London, whatever the clocks do.</summary>
    public static DateTimeOffset At(DateOnly morning) => LondonTime.At(morning, Hour);

    /// <summary>
    /// The mornings that have come but are not recorded as planned, oldest first: all the gaps since the first one
    /// recorded, and where none is recorded yet the latest alone.
    /// </summary>
    public static IReadOnlyList<DateOnly> Missing(IReadOnlyCollection<DateOnly> planned, DateTimeOffset now)
    {
        var latest = Latest(now);
        if (planned.Count == 0)
        {
            return [latest];
        }

        var known = planned.ToHashSet();
        var missing = new List<DateOnly>();
        for (var morning = planned.Min(); morning <= latest; morning = morning.AddDays(1))
        {
            if (!known.Contains(morning))
            {
                missing.Add(morning);
            }
        }

        return missing;
    }
}
