using CouncilPortal.Statistics;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class RatesTests
{
    [Theory]
    [InlineData(35, 40, 88)]
    [InlineData(1, 200, 1)]
    [InlineData(1, 201, 0)]
    [InlineData(2, 4, 50)]
    [InlineData(0, 3, 0)]
    [InlineData(3, 3, 100)]
    [InlineData(249, 250, 100)]
    [InlineData(99_499, 100_000, 99)]
    public void A_councils_rate_is_whole_percent_with_half_rounded_up(int part, int whole, int percent)
    {
        Assert.Equal(percent, Rates.WholePercent(part, whole));
    }

    [Fact]
    public void No_denominator_no_rate()
    {
        Assert.Null(Rates.WholePercent(0, 0));
        Assert.Null(Rates.OneDecimalPercent(0, 0));
        Assert.Null(Rates.PerHundredThousand(3, 0));
    }

    [Theory]
    [InlineData(2441, 2456, "99.4%")]
    [InlineData(1999, 2000, "100.0%")]
    [InlineData(9985, 10000, "99.9%")]
    [InlineData(100, 100, "100.0%")]
    public void National_compliance_has_one_decimal(int complied, int outcomes, string shown)
    {
        Assert.Equal(shown, Rates.FormatOneDecimalPercent(Rates.OneDecimalPercent(complied, outcomes)!.Value));
    }

    [Theory]
    [InlineData(19, 950_000, "2")]
    [InlineData(76, 1_578_500, "4.8")]
    [InlineData(0, 90_000, "0")]
    [InlineData(1, 2_000_000, "0.1")]
    [InlineData(4, 76_550, "5.2")]
    public void Per_100000_has_one_decimal_whose_zero_is_dropped_and_never_a_percent_sign(int upheld, long population, string shown)
    {
        Assert.Equal(shown, Rates.FormatPerHundredThousand(Rates.PerHundredThousand(upheld, population)!.Value));
    }

    [Theory]
    [MemberData(nameof(PublishedStatistics.Rows), MemberType = typeof(PublishedStatistics))]
    public void Every_published_rate_follows_from_its_own_counts(string row, AnnualFigures figures)
    {
        Assert.NotEmpty(row);
        if (figures.PublishedUpheldRate is { } upheldRate)
        {
            Assert.Equal<decimal?>(upheldRate, Rates.WholePercent(figures.Upheld!.Value, figures.Investigated!.Value));
            Assert.True(Rates.Agrees(upheldRate, figures.Upheld.Value, figures.Investigated.Value));
        }
        else
        {
            Assert.True(figures.Investigated == 0 || Rates.WholePercent(figures.Upheld!.Value, figures.Investigated!.Value) is >= 0 and <= 100);
        }

        if (figures is { PublishedRemedyRate: { } remedyRate, SatisfactoryRemedies: { } remedies })
        {
            Assert.Equal<decimal?>(remedyRate, Rates.WholePercent(remedies, figures.Upheld!.Value));
        }
    }

    [Fact]
    public void A_published_rate_that_its_counts_do_not_give_is_noticed()
    {
        Assert.False(Rates.Agrees(87.5m, 35, 40));
        Assert.False(Rates.Agrees(0, 0, 0));
        Assert.True(Rates.AgreesPerHundredThousand(2, 19, 950_000));
        Assert.False(Rates.AgreesPerHundredThousand(2.1m, 19, 950_000));
    }

    [Fact]
    public void A_part_above_its_whole_or_a_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rates.WholePercent(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rates.WholePercent(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rates.PerHundredThousand(-1, 1));
    }

    [Fact]
    public void A_rate_is_the_nearest_whole_percent()
    {
        Property.Holds(Counts(), x => Math.Abs(Rates.WholePercent(x.Part, x.Whole)!.Value - (100m * x.Part / x.Whole)) <= 0.5m);
    }

    [Fact]
    public void More_upheld_never_gives_a_lower_rate()
    {
        Property.Holds(Counts().Where(x => x.Part < x.Whole), x =>
            Rates.WholePercent(x.Part, x.Whole) <= Rates.WholePercent(x.Part + 1, x.Whole));
    }

    private static FsCheck.Gen<(int Part, int Whole)> Counts() =>
        Gen.Choose(1, 100_000).SelectMany(whole => Gen.Choose(0, whole).Select(part => (part, whole)));
}
