using System.Numerics;
using CouncilPortal.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class BinomialTests
{
    [Theory]
    [InlineData(5, 0.83, 1, 5, 2, 5)]
    [InlineData(30, 0.83, 18, 30, 21, 29)]
    [InlineData(61, 0.80, 38, 57, 42, 55)]
    [InlineData(94, 0.85, 68, 89, 73, 86)]
    [InlineData(1000, 0.83, 792, 866, 806, 853)]
    [InlineData(10_000, 0.5, 4845, 5155, 4902, 5098)]
    [InlineData(100_000, 0.8, 79_608, 80_390, 79_752, 80_248)]
    [InlineData(100_000, 0.997, 99_645, 99_752, 99_666, 99_733)]
    public void Limits_have_the_values_of_exact_arithmetic(int n, double average, int low998, int high998, int low95, int high95)
    {
        Assert.Equal(new CountLimits(low998, high998), Binomial.Limits(n, average, Binomial.Tail998));
        Assert.Equal(new CountLimits(low95, high95), Binomial.Limits(n, average, Binomial.Tail95));
    }

    [Fact]
    public void A_probability_equal_to_the_tail_is_not_above_it()
    {
        Assert.Equal(1, Binomial.Limits(3, 0.9, Binomial.Tail998).Lowest);
        Assert.Equal(2, Binomial.Limits(3, 0.1, Binomial.Tail998).Highest);
    }

    [Fact]
    public void At_an_average_of_none_or_all_nothing_else_is_expected()
    {
        Assert.Equal(new CountLimits(0, 0), Binomial.Limits(20, 0, Binomial.Tail998));
        Assert.Equal(new CountLimits(20, 20), Binomial.Limits(20, 1, Binomial.Tail998));
        Assert.Equal(new CountLimits(0, 0), Binomial.Limits(0, 0.8, Binomial.Tail998));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void An_average_that_is_no_share_is_refused(double average)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Limits(10, average, Binomial.Tail95));
    }

    [Fact]
    public void Limits_agree_with_exact_arithmetic_for_every_small_case()
    {
        Property.Holds(Gen.Choose(1, 120).Zip(Gen.Choose(1, 999)), x =>
        {
            var (n, perMille) = x;
            return Agrees(n, perMille, Binomial.Tail998, 1) && Agrees(n, perMille, Binomial.Tail95, 25);
        });
    }

    [Fact]
    public void Limits_found_in_one_go_are_those_found_singly()
    {
        Property.Holds(Gen.Choose(1, 1000).Zip(Gen.Choose(0, 1000)), x =>
        {
            var (most, perMille) = x;
            return new[] { Binomial.Tail95, Binomial.Tail998 }.All(tail =>
                Binomial.LimitsTo(most, perMille / 1000.0, tail).SequenceEqual(
                    Enumerable.Range(1, most).Select(n => Binomial.Limits(n, perMille / 1000.0, tail))));
        });
    }

    [Fact]
    public void Limits_mirror_nest_hold_the_average_and_widen_with_n()
    {
        var cases = Gen.Frequency((3, Gen.Choose(1, 400)), (1, Gen.Choose(401, 100_000))).Zip(Gen.Choose(0, 1000));
        Property.Holds(cases, x =>
        {
            var (n, average) = (x.Item1, x.Item2 / 1000.0);
            var wide = Binomial.Limits(n, average, Binomial.Tail998);
            var narrow = Binomial.Limits(n, average, Binomial.Tail95);
            var mirrored = Binomial.Limits(n, 1 - average, Binomial.Tail998);
            var next = Binomial.Limits(n + 1, average, Binomial.Tail998);
            return wide == new CountLimits(n - mirrored.Highest, n - mirrored.Lowest)
                && wide.Lowest <= narrow.Lowest && narrow.Highest <= wide.Highest
                && 0 <= wide.Lowest && wide.Lowest <= Math.Ceiling(n * average) && Math.Floor(n * average) <= wide.Highest && wide.Highest <= n
                && next.Lowest - wide.Lowest is 0 or 1 && next.Highest - wide.Highest is 0 or 1;
        });
    }

    private static bool Agrees(int n, int perMille, double tail, int tailPerMille)
    {
        var expected = new CountLimits(ExactLowest(n, perMille, tailPerMille), n - ExactLowest(n, 1000 - perMille, tailPerMille));
        return Binomial.Limits(n, perMille / 1000.0, tail) == expected;
    }

    /// <summary>The smallest r with P(X ≤ r) above the tail, in whole numbers: everything times 1000 to the power of n.</summary>
    private static int ExactLowest(int n, int perMille, int tailPerMille)
    {
        var tail = BigInteger.Pow(1000, n) * tailPerMille / 1000;
        var term = BigInteger.Pow(1000 - perMille, n);
        var sum = term;
        var r = 0;
        for (; sum <= tail; r++)
        {
            term = term * (n - r) * perMille / ((r + 1) * (1000 - perMille));
            sum += term;
        }

        return r;
    }
}
