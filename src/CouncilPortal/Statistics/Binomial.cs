namespace CouncilPortal.Statistics;

/// <summary>The counts that chance alone would give: from the lowest to the highest, both included.</summary>
public readonly record struct CountLimits(int Lowest, int Highest);

/// <summary>Exact binomial limits around an average: the steps of the funnel plot and the one test behind the verdict.</summary>
public static class Binomial
{
    /// <summary>The tail on each side of the 95% limits.</summary>
    public const double Tail95 = 0.025;

    /// <summary>The tail on each side of the 99.8% limits.</summary>
    public const double Tail998 = 0.001;

    // A probability equal to the tail is not above it, whatever the last digits of its sum: 0 of 3 at 90% is exactly 0.001.
    private const double Equal = 1 + 1e-9;

    /// <summary>
    /// At n investigations the smallest r with P(X ≤ r) above the tail, and its mirror, the largest r with P(X ≥ r) above it.
    /// </summary>
    /// <param name="n">How many investigations; not negative.</param>
    /// <param name="average">The average as a share between 0 and 1.</param>
    /// <param name="tail"><see cref="Tail95"/> or <see cref="Tail998"/>.</param>
    public static CountLimits Limits(int n, double average, double tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (average is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(average), average, "An average is a share between 0 and 1.");
        }

        return new CountLimits(Lowest(n, average, tail), n - Lowest(n, 1 - average, tail));
    }

    /// <summary>The limits at each number of investigations from 1 to the one given: those of <see cref="Limits"/>, found in one go.</summary>
    /// <param name="most">The largest number; not negative.</param>
    /// <param name="average">The average as a share between 0 and 1.</param>
    /// <param name="tail"><see cref="Tail95"/> or <see cref="Tail998"/>.</param>
    public static IReadOnlyList<CountLimits> LimitsTo(int most, double average, double tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var limits = new CountLimits[most];
        var (lowest, mirror) = (0, 0);
        for (var n = 1; n <= most; n++)
        {
            // One case more leaves the limit where it is or moves it by one.
            lowest += IsReached(lowest, n, average, tail) ? 0 : 1;
            mirror += IsReached(mirror, n, 1 - average, tail) ? 0 : 1;
            limits[n - 1] = new CountLimits(lowest, n - mirror);
        }

        return limits;
    }

    private static int Lowest(int n, double average, double tail)
    {
        var (below, reached) = (-1, n);
        while (reached - below > 1)
        {
            var middle = below + ((reached - below) / 2);
            if (IsReached(middle, n, average, tail))
            {
                reached = middle;
            }
            else
            {
                below = middle;
            }
        }

        return reached;
    }

    private static bool IsReached(int r, int n, double average, double tail) => Distributions.BinomialAtMost(r, n, average) > tail * Equal;
}
