namespace CouncilPortal.Time;

/// <summary>
/// The calendar of deadlines: dates in Europe/London. Instants returned are in UTC, as databases store them.
/// </summary>
public static class LondonTime
{
    /// <summary>Europe/London, or the same rules in code on a machine without time-zone data.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : SummerTimeRules();

    /// <summary>The date in London at the instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Wall(instant));

    /// <summary>The time of day in London at the instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Wall(instant));

    /// <summary>Today's date in London by the clock.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOf(clock.GetUtcNow());
    }

    /// <summary>The first instant of the date: its midnight in London.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The first instant after the date: a deadline day lasts until then.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>
    /// The instant at which London's clocks show the time on the date. A time that the clocks skip in March is read as
    /// one hour later; of a time that they show twice in October the first is meant.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary><c>22 July 2020</c>.</summary>
    public static string Format(DateOnly date) => date.ToString("d MMMM yyyy", BritishCulture.Instance);

    /// <summary><c>22 July 2020 at 9:30am</c>, in London's time; a full hour as <c>10am</c>, <c>midday</c> or <c>midnight</c>.</summary>
    public static string Format(DateTimeOffset instant) => $"{Format(DateOf(instant))} at {Format(TimeOf(instant))}";

    /// <summary><c>9:30am</c>, <c>10am</c>, <c>midday</c>, <c>midnight</c>.</summary>
    public static string Format(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => time.ToString("%h", BritishCulture.Instance) + HalfOfDay(time),
        _ => time.ToString("h:mm", BritishCulture.Instance) + HalfOfDay(time),
    };

    /// <summary><c>Friday 27 November 2026</c>.</summary>
    public static string FormatWithWeekday(DateOnly date) => date.ToString("dddd d MMMM yyyy", BritishCulture.Instance);

    /// <summary><c>Friday 27 November</c>, for subjects of mails about days near today.</summary>
    public static string FormatWeekdayAndDay(DateOnly date) => date.ToString("dddd d MMMM", BritishCulture.Instance);

    /// <summary><c>4 December</c>, for days near today.</summary>
    public static string FormatDayAndMonth(DateOnly date) => date.ToString("d MMMM", BritishCulture.Instance);

    private static DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    private static string HalfOfDay(TimeOnly time) => time.Hour < 12 ? "am" : "pm";

    /// <summary>Summer time from the last Sunday of March to the last of October, changing at 01:00 UTC (the Summer Time Order 2002).</summary>
    internal static TimeZoneInfo SummerTimeRules()
    {
        var spring = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 1, 0, 0), 3, 5, DayOfWeek.Sunday);
        var autumn = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), spring, autumn);
        return TimeZoneInfo.CreateCustomTimeZone("Europe/London", TimeSpan.Zero, "London", "Greenwich Mean Time", "British Summer Time", [rule]);
    }
}
