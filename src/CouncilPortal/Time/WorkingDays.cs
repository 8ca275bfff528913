using System.Collections.Frozen;

namespace CouncilPortal.Time;

/// <summary>The working days of England: neither a Saturday nor a Sunday nor one of the bank holidays given.</summary>
public sealed class WorkingDays(IEnumerable<DateOnly> bankHolidays)
{
    private readonly FrozenSet<DateOnly> _bankHolidays = bankHolidays.ToFrozenSet();

    /// <summary>True on a day on which councils work.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_bankHolidays.Contains(date);

    /// <summary>The working day that is <paramref name="days"/> working days after the date; the date itself for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public DateOnly Add(DateOnly date, int days) => Step(date, days, 1);

    /// <summary>The working day that is <paramref name="days"/> working days before the date; the date itself for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public DateOnly Before(DateOnly date, int days) => Step(date, days, -1);

    /// <summary>The date if it is a working day, otherwise the next one.</summary>
    public DateOnly OnOrAfter(DateOnly date) => IsWorkingDay(date) ? date : Add(date, 1);

    /// <summary>The date if it is a working day, otherwise the one before.</summary>
    public DateOnly OnOrBefore(DateOnly date) => IsWorkingDay(date) ? date : Before(date, 1);

    private DateOnly Step(DateOnly date, int days, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        while (days > 0)
        {
            date = date.AddDays(direction);
            if (IsWorkingDay(date))
            {
                days--;
            }
        }

        return date;
    }
}
