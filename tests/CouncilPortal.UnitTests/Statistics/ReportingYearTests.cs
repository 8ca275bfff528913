using CouncilPortal.Statistics;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class ReportingYearTests
{
    [Theory]
    [InlineData(2023, 3, 31, "2022-23")]
    [InlineData(2023, 4, 1, "2023-24")]
    [InlineData(2024, 2, 29, "2023-24")]
    [InlineData(2024, 3, 31, "2023-24")]
    [InlineData(2000, 1, 1, "1999-00")]
    public void A_date_counts_in_the_year_from_1_April_to_31_March(int year, int month, int day, string written)
    {
        var date = new DateOnly(year, month, day);

        Assert.Equal(written, ReportingYear.Of(date).ToString());
        Assert.True(ReportingYear.Parse(written).Contains(date));
    }

    [Fact]
    public void A_year_knows_its_days_and_neighbours()
    {
        var year = ReportingYear.Parse("2023-24");

        Assert.Equal(new DateOnly(2023, 4, 1), year.FirstDay);
        Assert.Equal(new DateOnly(2024, 3, 31), year.LastDay);
        Assert.Equal("2022-23", year.Previous.ToString());
        Assert.Equal("2024-25", year.Next.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2023")]
    [InlineData("2023-25")]
    [InlineData("2023-2024")]
    [InlineData("2023/24")]
    [InlineData("2023–24")]
    [InlineData(" 2023-24")]
    [InlineData("+023-24")]
    [InlineData("1899-00")]
    [InlineData("9999-00")]
    public void What_is_not_a_year_is_refused_with_an_example(string? written)
    {
        Assert.False(ReportingYear.TryParse(written, out _));
        Assert.Contains("2023-24", Assert.Throws<FormatException>(() => ReportingYear.Parse(written)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_tile_the_calendar_without_gap_or_overlap()
    {
        Property.Holds(Property.Dates, date =>
        {
            var year = ReportingYear.Of(date);
            return year.FirstDay <= date && date <= year.LastDay
                && year.Next.FirstDay == year.LastDay.AddDays(1)
                && year.Previous.LastDay.AddDays(1) == year.FirstDay
                && ReportingYear.Parse(year.ToString()) == year;
        });
    }

    [Fact]
    public void Years_are_ordered_by_time()
    {
        Property.Holds(Gen.Choose(1974, 2100).Two(), x =>
        {
            var (a, b) = (new ReportingYear(x.Item1), new ReportingYear(x.Item2));
            return a < b == x.Item1 < x.Item2 && a > b == x.Item1 > x.Item2 && a <= b == !(a > b) && a >= b == !(a < b)
                && Math.Sign(a.CompareTo(b)) == Math.Sign(x.Item1.CompareTo(x.Item2));
        });
    }
}
