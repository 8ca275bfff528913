namespace CouncilPortal.Time;

/// <summary>Periods of calendar months as statutes give them: "three months beginning with" a day.</summary>
public static class CalendarMonths
{
    /// <summary>
    /// The last day of a period of whole months that begins with the day given, that day counted: three months beginning with
    /// 12 January end with 11 April. Where the last month has no such day, the period ends with the month: three months
    /// beginning with 30 November end with the last of February.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is not positive.</exception>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var corresponding = first.AddMonths(months);
        return corresponding.Day == first.Day ? corresponding.AddDays(-1) : corresponding;
    }
}
