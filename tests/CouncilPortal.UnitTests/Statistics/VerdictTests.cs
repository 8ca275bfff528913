using CouncilPortal.Statistics;
using FsCheck.Fluent;

namespace CouncilPortal.UnitTests.Statistics;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(17, 30, 0.83, Verdict.BelowRange)]
    [InlineData(18, 30, 0.83, Verdict.WithinRange)]
    [InlineData(30, 30, 0.83, Verdict.WithinRange)]
    [InlineData(57, 61, 0.80, Verdict.WithinRange)]
    [InlineData(58, 61, 0.80, Verdict.AboveRange)]
    [InlineData(0, 5, 0.83, Verdict.BelowRange)]
    [InlineData(1, 5, 0.83, Verdict.WithinRange)]
    [InlineData(2, 3, 0.83, Verdict.TooFewToSay)]
    [InlineData(0, 3, 0.83, Verdict.TooFewToSay)]
    [InlineData(2, 4, 0.51, Verdict.TooFewToSay)]
    [InlineData(4, 4, 0.63, Verdict.TooFewToSay)]
    public void The_one_test_is_the_exact_99_8_percent_limits(int part, int whole, double average, Verdict verdict)
    {
        Assert.Equal(verdict, Verdicts.Of(part, whole, average));
    }

    [Fact]
    public void Without_cases_there_is_no_verdict() => Assert.Null(Verdicts.Of(0, 0, 0.83));

    [Fact]
    public void A_part_above_its_whole_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Verdicts.Of(4, 3, 0.83));

    [Fact]
    public void It_is_too_few_to_say_exactly_where_neither_none_nor_all_could_fall_outside()
    {
        Property.Holds(Gen.Choose(1, 60).Zip(Gen.Choose(1, 99)), x =>
        {
            var (n, average) = (x.Item1, x.Item2 / 100.0);
            var none = Math.Pow(1 - average, n);
            var all = Math.Pow(average, n);
            var tooFew = none > 0.001 * (1 + 1e-9) && all > 0.001 * (1 + 1e-9);
            return Enumerable.Range(0, n + 1).All(part => (Verdicts.Of(part, n, average) == Verdict.TooFewToSay) == tooFew);
        });
    }

    [Fact]
    public void More_upheld_never_moves_the_verdict_down()
    {
        Property.Holds(Gen.Choose(1, 300).Zip(Gen.Choose(0, 100)), x =>
        {
            var verdicts = Enumerable.Range(0, x.Item1 + 1).Select(part => Verdicts.Of(part, x.Item1, x.Item2 / 100.0)!.Value).ToList();
            return verdicts.TrueForAll(verdict => verdict == Verdict.TooFewToSay)
                || (verdicts.Order().SequenceEqual(verdicts) && !verdicts.Contains(Verdict.TooFewToSay));
        });
    }

    [Theory]
    [InlineData(Verdict.BelowRange, "Below the range expected by chance")]
    [InlineData(Verdict.WithinRange, "Within the range expected by chance")]
    [InlineData(Verdict.AboveRange, "Above the range expected by chance")]
    [InlineData(Verdict.TooFewToSay, "Too few to say")]
    public void Verdicts_never_say_that_rates_are_alike(Verdict verdict, string name) => Assert.Equal(name, verdict.Name());
}
