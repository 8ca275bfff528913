using CouncilPortal.Time;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Time;

public sealed class LondonTimeTests
{
    private static readonly TimeOnly Seven = new(7, 0);

    [Theory]
    [InlineData("2020-07-22T22:59:59Z", 2020, 7, 22)]
    [InlineData("2020-07-22T23:00:00Z", 2020, 7, 23)]
    [InlineData("2020-12-31T23:59:59Z", 2020, 12, 31)]
    [InlineData("2024-02-29T12:00:00Z", 2024, 2, 29)]
    [InlineData("2020-07-23T01:30:00+03:00", 2020, 7, 22)]
    public void The_date_of_an_instant_is_the_one_on_Londons_calendar(string instant, int year, int month, int day)
    {
        Assert.Equal(new DateOnly(year, month, day), LondonTime.DateOf(Instant(instant)));
    }

    [Theory]
    [InlineData(2026, 1, 15, "2026-01-16T00:00:00Z")]
    [InlineData(2026, 7, 15, "2026-07-15T23:00:00Z")]
    [InlineData(2026, 3, 29, "2026-03-29T23:00:00Z")]
    [InlineData(2026, 10, 25, "2026-10-26T00:00:00Z")]
    public void A_deadline_day_lasts_until_its_midnight_in_London(int year, int month, int day, string end)
    {
        var date = new DateOnly(year, month, day);

        Assert.Equal(Instant(end), LondonTime.EndOf(date));
        Assert.Equal(date, LondonTime.DateOf(LondonTime.EndOf(date).AddTicks(-1)));
    }

    [Theory]
    [InlineData(2026, 3, 28, "2026-03-28T07:00:00Z")]
    [InlineData(2026, 3, 29, "2026-03-29T06:00:00Z")]
    [InlineData(2026, 10, 24, "2026-10-24T06:00:00Z")]
    [InlineData(2026, 10, 25, "2026-10-25T07:00:00Z")]
    public void Seven_in_the_morning_follows_the_clocks(int year, int month, int day, string instant)
    {
        Assert.Equal(Instant(instant), LondonTime.At(new DateOnly(year, month, day), Seven));
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_read_as_one_hour_later()
    {
        Assert.Equal(Instant("2026-03-29T01:30:00Z"), LondonTime.At(new DateOnly(2026, 3, 29), new TimeOnly(1, 30)));
    }

    [Fact]
    public void Of_a_time_that_the_clocks_show_twice_the_first_is_meant()
    {
        Assert.Equal(Instant("2026-10-25T00:30:00Z"), LondonTime.At(new DateOnly(2026, 10, 25), new TimeOnly(1, 30)));
    }

    [Fact]
    public void Instants_are_given_in_UTC()
    {
        Assert.Equal(TimeSpan.Zero, LondonTime.At(new DateOnly(2026, 7, 1), Seven).Offset);
    }

    [Fact]
    public void Each_day_begins_when_the_one_before_ends_and_lasts_23_24_or_25_hours()
    {
        Property.Holds(Property.Dates, date =>
            LondonTime.StartOf(date) == LondonTime.EndOf(date.AddDays(-1))
            && LondonTime.DateOf(LondonTime.StartOf(date)) == date
            && (LondonTime.EndOf(date) - LondonTime.StartOf(date)).TotalHours is 23 or 24 or 25);
    }

    [Fact]
    public void A_wall_time_is_found_again_on_the_same_day()
    {
        Property.Holds(Property.Dates.Zip(Gen.Choose(0, 1439)), x =>
        {
            var time = TimeOnly.MinValue.AddMinutes(x.Item2);
            var instant = LondonTime.At(x.Item1, time);
            var shown = LondonTime.TimeOf(instant);
            return LondonTime.DateOf(instant) == x.Item1 && (shown == time || (time.Hour == 1 && shown == time.AddHours(1)));
        });
    }

    [Fact]
    public void Without_time_zone_data_the_rules_in_code_give_the_same_days()
    {
        var rules = LondonTime.SummerTimeRules();
        Property.Holds(Property.Dates.Zip(Gen.Choose(0, 1439)), x =>
        {
            var instant = new DateTimeOffset(x.Item1.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(x.Item2);
            return rules.GetUtcOffset(instant) == LondonTime.Zone.GetUtcOffset(instant);
        });
    }

    [Theory]
    [InlineData("2020-07-22T08:30:00Z", "22 July 2020 at 9:30am")]
    [InlineData("2020-07-22T11:00:00Z", "22 July 2020 at midday")]
    [InlineData("2020-07-21T23:00:00Z", "22 July 2020 at midnight")]
    [InlineData("2020-01-02T10:00:00Z", "2 January 2020 at 10am")]
    [InlineData("2020-01-02T00:05:00Z", "2 January 2020 at 12:05am")]
    [InlineData("2020-01-02T17:30:00Z", "2 January 2020 at 5:30pm")]
    public void Instants_are_shown_as_London_date_and_time(string instant, string shown)
    {
        Assert.Equal(shown, LondonTime.Format(Instant(instant)));
    }

    [Fact]
    public void Dates_are_shown_in_full_and_with_their_weekday()
    {
        Assert.Equal("22 July 2020", LondonTime.Format(new DateOnly(2020, 7, 22)));
        Assert.Equal("Friday 27 November 2026", LondonTime.FormatWithWeekday(new DateOnly(2026, 11, 27)));
        Assert.Equal("Friday 27 November", LondonTime.FormatWeekdayAndDay(new DateOnly(2026, 11, 27)));
    }

    [Fact]
    public void Numbers_money_and_dates_are_written_as_in_Britain()
    {
        Assert.Equal("19,702", 19702.ToString("N0", BritishCulture.Instance));
        Assert.Equal("£1,250.50", 1250.5m.ToString("C", BritishCulture.Instance));
        Assert.Equal("-£2.00", (-2m).ToString("C", BritishCulture.Instance));
        Assert.Equal("22/07/2020", new DateOnly(2020, 7, 22).ToString("d", BritishCulture.Instance));
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
