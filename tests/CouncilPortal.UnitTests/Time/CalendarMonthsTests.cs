using CouncilPortal.Time;
using FsCheck.Fluent;
using Xunit;

namespace CouncilPortal.UnitTests.Time;

/// <summary>"Three months beginning with the date on which they received the report": the day itself counts.</summary>
public sealed class CalendarMonthsTests
{
    [Theory]
    [InlineData("2026-01-12", 3, "2026-04-11")]
    [InlineData("2026-01-01", 3, "2026-03-31")]
    [InlineData("2026-01-01", 12, "2026-12-31")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2027-11-30", 3, "2028-02-29")]
    [InlineData("2026-11-29", 3, "2027-02-28")]
    [InlineData("2027-11-29", 3, "2028-02-28")]
    [InlineData("2026-11-28", 3, "2027-02-27")]
    [InlineData("2028-02-29", 3, "2028-05-28")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-08-31", 3, "2026-11-30")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-03-31", 3, "2026-06-30")]
    [InlineData("2026-10-01", 3, "2026-12-31")]
    [InlineData("2026-12-31", 3, "2027-03-30")]
    public void A_period_ends_on_the_day_before_the_corresponding_one_or_with_its_month(string first, int months, string last) =>
        Assert.Equal(Date(last), CalendarMonths.LastDay(Date(first), months));

    [Fact]
    public void A_period_of_no_months_is_no_period() => Assert.Throws<ArgumentOutOfRangeException>(() => CalendarMonths.LastDay(new DateOnly(2026, 1, 12), 0));

    [Fact]
    public void A_later_beginning_never_ends_earlier() =>
        Property.Holds(Property.Dates, first => CalendarMonths.LastDay(first.AddDays(1), 3) >= CalendarMonths.LastDay(first, 3));

    [Fact]
    public void Three_months_are_never_fewer_than_89_days_nor_more_than_92() =>
        Property.Holds(Property.Dates, first => CalendarMonths.LastDay(first, 3).DayNumber - first.DayNumber + 1 is >= 89 and <= 92);

    [Fact]
    public void A_period_that_begins_with_a_month_is_that_many_whole_months() =>
        Property.Holds(
            from day in Property.Dates
            from months in Gen.Choose(1, 24)
            select (First: new DateOnly(day.Year, day.Month, 1), Months: months),
            c => CalendarMonths.LastDay(c.First, c.Months).AddDays(1) == c.First.AddMonths(c.Months));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
