using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>A range from its lower to its upper end, in the unit of the figure that it belongs to.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary><c>23% to 88%</c>, for an interval of a share between 0 and 1; whole percent, half up.</summary>
    public string FormatPercent() => $"{Percent(Low)}% to {Percent(High)}%";

    /// <summary><c>3.8 to 6</c>, for an interval of a figure per 100,000; one decimal, a trailing zero dropped.</summary>
    public string FormatPerHundredThousand() => $"{OneDecimal(Low)} to {OneDecimal(High)}";

    private static string Percent(double share) => Math.Floor((share * 100) + 0.5).ToString("0", BritishCulture.Instance);

    private static string OneDecimal(double figure) => (Math.Floor((figure * 10) + 0.5) / 10).ToString("0.#", BritishCulture.Instance);
}

/// <summary>
/// 95% intervals for trends. They describe chance alone: the Ombudsman chooses what to investigate. The compliance rate
/// is an exact count and has none.
/// </summary>
public static class Intervals
{
    /// <summary>The normal quantile of 97.5%.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's score interval of part ÷ whole, as shares between 0 and 1; null where the whole is zero.</summary>
    public static Interval? Wilson(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        if (whole == 0)
        {
            return null;
        }

        double n = whole;
        var share = part / n;
        var centre = share + (Z * Z / (2 * n));
        var reach = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4 * n))) / n);
        var scale = 1 + (Z * Z / n);

        // At the ends the formula gives exactly 0 and 1, but for rounding.
        return new Interval(
            part == 0 ? 0 : Math.Max(0, (centre - reach) / scale),
            part == whole ? 1 : Math.Min(1, (centre + reach) / scale));
    }

    /// <summary>The exact (Garwood) interval of a Poisson count.</summary>
    public static Interval Poisson(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        const double Tail = 0.025;
        var low = count == 0 ? 0 : Solve(0, count, mean => Distributions.PoissonAtLeast(count, mean) > Tail);
        var high = Solve(count, count + 10 + (10 * Math.Sqrt(count)), mean => Distributions.PoissonAtMost(count, mean) < Tail);
        return new Interval(low, high);
    }

    /// <summary>The exact Poisson interval of upheld decisions per 100,000 residents; null without a population.</summary>
    public static Interval? PerHundredThousand(int upheld, long population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        if (population == 0)
        {
            return null;
        }

        var count = Poisson(upheld);
        return new Interval(count.Low * 100_000 / population, count.High * 100_000 / population);
    }

    /// <summary>The mean above which the condition holds, by halving.</summary>
    private static double Solve(double from, double to, Func<double, bool> holds)
    {
        for (var step = 0; step < 60; step++)
        {
            var middle = (from + to) / 2;
            (from, to) = holds(middle) ? (from, middle) : (middle, to);
        }

        return (from + to) / 2;
    }
}
