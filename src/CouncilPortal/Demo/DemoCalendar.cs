using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Demo;

/// <summary>When everything in the demonstration happened, counted from today in London.</summary>
internal sealed record DemoCalendar
{
    /// <summary>How many closed years of figures each invented council has.</summary>
    public const int Years = 8;

    private static readonly TimeOnly MorningOfLetters = new(9, 30);

    /// <summary>Today in London.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The working days of England.</summary>
    public required WorkingDays WorkingDays { get; init; }

    /// <summary>The latest year that has ended.</summary>
    public ReportingYear Latest => ReportingYear.Of(Today).Previous;

    /// <summary>The first of the eight closed years; Ambleford took Old Ambleford's place on its first day.</summary>
    public ReportingYear First => new(Latest.StartYear - Years + 1);

    /// <summary>The eight closed years, oldest first.</summary>
    public IReadOnlyList<ReportingYear> ClosedYears => [.. Enumerable.Range(First.StartYear, Years).Select(start => new ReportingYear(start))];

    /// <summary>The last three years of Old Ambleford.</summary>
    public IReadOnlyList<ReportingYear> OldYears => [.. Enumerable.Range(First.StartYear - 3, 3).Select(start => new ReportingYear(start))];

    /// <summary>The date so many days from today; negative, before it.</summary>
    public DateOnly In(int days) => Today.AddDays(days);

    /// <summary>When the year's letters went to the councils: a Wednesday of July, or a few days ago for the latest year.</summary>
    public DateTimeOffset IssuedAt(ReportingYear year) =>
        year == Latest
            ? In(-3) > year.LastDay ? LondonTime.At(In(-3), MorningOfLetters) : LondonTime.StartOf(year.LastDay.AddDays(1))
            : LondonTime.At(ThirdWednesdayOfJuly(year), MorningOfLetters);

    /// <summary>When the year's letters, and its figures, become public: a week after issue.</summary>
    public DateTimeOffset PublishedAt(ReportingYear year) =>
        LondonTime.At(year == Latest ? In(4) : ThirdWednesdayOfJuly(year).AddDays(7), MorningOfLetters);

    private static DateOnly ThirdWednesdayOfJuly(ReportingYear year)
    {
        var first = new DateOnly(year.StartYear + 1, 7, 1);
        return first.AddDays((((int)DayOfWeek.Wednesday - (int)first.DayOfWeek + 7) % 7) + 14);
    }
}
