using CouncilPortal.Statistics;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class IntervalsTests
{
    [Theory]
    [InlineData(3, 5, "23% to 88%")]
    [InlineData(0, 3, "0% to 56%")]
    [InlineData(1, 1, "21% to 100%")]
    [InlineData(58, 100, "48% to 67%")]
    public void Wilson_intervals_have_their_known_values(int part, int whole, string shown)
    {
        Assert.Equal(shown, Intervals.Wilson(part, whole)!.Value.FormatPercent());
    }

    [Theory]
    [InlineData(0, 0, 3.6889)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(5, 1.6235, 11.6683)]
    [InlineData(10, 4.7954, 18.3904)]
    [InlineData(19, 11.4392, 29.6709)]
    [InlineData(76, 59.8794, 95.1253)]
    [InlineData(100, 81.3640, 121.6268)]
    [InlineData(1000, 938.9730, 1063.9521)]
    public void Exact_Poisson_intervals_have_their_known_values(int count, double low, double high)
    {
        var interval = Intervals.Poisson(count);

        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void A_figure_per_100000_carries_the_interval_of_its_count()
    {
        Assert.Equal("3.8 to 6", Intervals.PerHundredThousand(76, 1_578_500)!.Value.FormatPerHundredThousand());
        Assert.Equal("0 to 3.7", Intervals.PerHundredThousand(0, 100_000)!.Value.FormatPerHundredThousand());
    }

    [Fact]
    public void Without_cases_or_population_there_is_no_interval()
    {
        Assert.Null(Intervals.Wilson(0, 0));
        Assert.Null(Intervals.PerHundredThousand(3, 0));
    }

    [Fact]
    public void A_Wilson_interval_holds_its_rate_lies_between_0_and_1_and_mirrors()
    {
        var counts = Gen.Choose(1, 100_000).SelectMany(whole => Gen.Choose(0, whole).Select(part => (part, whole)));
        Property.Holds(counts, x =>
        {
            var interval = Intervals.Wilson(x.part, x.whole)!.Value;
            var mirrored = Intervals.Wilson(x.whole - x.part, x.whole)!.Value;
            var share = x.part / (double)x.whole;
            return 0 <= interval.Low && interval.Low <= share && share <= interval.High && interval.High <= 1
                && Math.Abs(1 - mirrored.High - interval.Low) < 1e-12;
        });
    }

    [Fact]
    public void More_cases_at_the_same_rate_give_a_narrower_interval()
    {
        Property.Holds(Gen.Choose(1, 5_000).SelectMany(whole => Gen.Choose(0, whole).Select(part => (part, whole))), x =>
        {
            var fewer = Intervals.Wilson(x.part, x.whole)!.Value;
            var more = Intervals.Wilson(x.part * 2, x.whole * 2)!.Value;
            return more.High - more.Low < fewer.High - fewer.Low;
        });
    }

    [Fact]
    public void A_Poisson_interval_holds_its_count_and_grows_with_it()
    {
        Property.Holds(Gen.Choose(0, 100_000), count =>
        {
            var (interval, next) = (Intervals.Poisson(count), Intervals.Poisson(count + 1));
            return interval.Low <= count && count < interval.High && interval.Low < next.Low && interval.High < next.High;
        });
    }
}
