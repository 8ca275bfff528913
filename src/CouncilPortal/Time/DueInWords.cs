namespace CouncilPortal.Time;

/// <summary>A due date as people say it.</summary>
public static class DueInWords
{
    /// <summary><c>in 5 days</c>, <c>tomorrow</c>, <c>today</c>, <c>1 day late</c>, <c>3 days late</c>: calendar days in London.</summary>
    public static string Describe(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "1 day late",
        > 1 and var days => $"in {days.ToString("N0", BritishCulture.Instance)} days",
        var days => $"{(-days).ToString("N0", BritishCulture.Instance)} days late",
    };
}
