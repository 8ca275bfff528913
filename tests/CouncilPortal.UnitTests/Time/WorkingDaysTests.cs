using CouncilPortal.Time;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Time;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays England = new(
    [
        new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 4), new(2026, 5, 25), new(2026, 8, 31), new(2026, 12, 25), new(2026, 12, 28),
        new(2027, 1, 1),
    ]);

    [Theory]
    [InlineData("2026-11-27", true)]
    [InlineData("2026-11-28", false)]
    [InlineData("2026-11-29", false)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-12-28", false)]
    [InlineData("2026-12-29", true)]
    public void Weekends_and_bank_holidays_are_not_working_days(string date, bool works)
    {
        Assert.Equal(works, England.IsWorkingDay(Date(date)));
    }

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-03", 1, "2026-04-07")]
    [InlineData("2026-11-23", 5, "2026-11-30")]
    [InlineData("2026-12-24", 3, "2026-12-31")]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    [InlineData("2028-02-28", 2, "2028-03-01")]
    public void Adding_counts_working_days_only(string from, int days, string to)
    {
        Assert.Equal(Date(to), England.Add(Date(from), days));
    }

    [Theory]
    [InlineData("2026-04-07", 1, "2026-04-02")]
    [InlineData("2026-04-05", 1, "2026-04-02")]
    [InlineData("2026-11-30", 5, "2026-11-23")]
    [InlineData("2027-01-04", 4, "2026-12-24")]
    public void Going_back_counts_working_days_only(string from, int days, string to)
    {
        Assert.Equal(Date(to), England.Before(Date(from), days));
    }

    [Fact]
    public void The_nearest_working_day_is_the_day_itself_when_it_is_one()
    {
        Assert.Equal(Date("2026-11-27"), England.OnOrAfter(Date("2026-11-27")));
        Assert.Equal(Date("2026-11-27"), England.OnOrBefore(Date("2026-11-27")));
        Assert.Equal(Date("2026-04-07"), England.OnOrAfter(Date("2026-04-03")));
        Assert.Equal(Date("2026-04-02"), England.OnOrBefore(Date("2026-04-06")));
    }

    [Fact]
    public void A_negative_number_of_days_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => England.Add(Date("2026-01-05"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => England.Before(Date("2026-01-05"), -1));
    }

    [Fact]
    public void Between_a_day_and_the_one_n_working_days_on_lie_exactly_n_working_days()
    {
        Property.Holds(Property.Dates.Zip(Gen.Choose(1, 40)), x =>
        {
            var (date, days) = x;
            var end = England.Add(date, days);
            var start = England.Before(date, days);
            return England.IsWorkingDay(end) && England.IsWorkingDay(start)
                && CountWorking(date.AddDays(1), end) == days
                && CountWorking(start, date.AddDays(-1)) == days;
        });
    }

    [Fact]
    public void Going_on_and_back_again_returns_to_the_same_working_day()
    {
        Property.Holds(Property.Dates.Zip(Gen.Choose(0, 40)), x =>
        {
            var day = England.OnOrAfter(x.Item1);
            return England.Before(England.Add(day, x.Item2), x.Item2) == day;
        });
    }

    private static int CountWorking(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            count += England.IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
