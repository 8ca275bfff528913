namespace CouncilPortal.Statistics;

/// <summary>Exact tail probabilities, to about ten digits for counts up to 100,000.</summary>
internal static class Distributions
{
    private const double Negligible = 1e-17;
    private static readonly double[] SmallLogFactorials = Small();

    /// <summary>P(X ≤ r) for X binomial with n trials of probability p.</summary>
    public static double BinomialAtMost(int r, int n, double p)
    {
        if (r < 0 || r >= n)
        {
            return r < 0 ? 0 : 1;
        }

        if (p is <= 0 or >= 1)
        {
            return p <= 0 ? 1 : 0;
        }

        // Each sum runs away from the middle, where its terms shrink.
        if (r > n * p)
        {
            return 1 - BinomialAtMost(n - r - 1, n, 1 - p);
        }

        var odds = (1 - p) / p;
        var term = Math.Exp(
            LogFactorial(n) - LogFactorial(r) - LogFactorial(n - r) + (r * Math.Log(p)) + ((n - r) * Math.Log(1 - p)));
        var sum = term;
        for (var i = r; i > 0 && term > sum * Negligible; i--)
        {
            term *= i / (double)(n - i + 1) * odds;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    /// <summary>P(X ≤ k) for X Poisson with the mean; for means not below k.</summary>
    public static double PoissonAtMost(int k, double mean)
    {
        var term = PoissonExactly(k, mean);
        var sum = term;
        for (var i = k; i > 0 && term > sum * Negligible; i--)
        {
            term *= i / mean;
            sum += term;
        }

        return sum;
    }

    /// <summary>P(X ≥ k) for X Poisson with the mean; for means not above k.</summary>
    public static double PoissonAtLeast(int k, double mean)
    {
        var term = PoissonExactly(k, mean);
        var sum = term;
        for (var i = k + 1; term > sum * Negligible; i++)
        {
            term *= mean / i;
            sum += term;
        }

        return sum;
    }

    private static double PoissonExactly(int k, double mean) =>
        mean <= 0 ? (k == 0 ? 1 : 0) : Math.Exp((k * Math.Log(mean)) - mean - LogFactorial(k));

    /// <summary>The logarithm of n!: summed for small n, Stirling's series beyond.</summary>
    private static double LogFactorial(int n)
    {
        if (n < SmallLogFactorials.Length)
        {
            return SmallLogFactorials[n];
        }

        var square = (double)n * n;
        var correction = ((1 / 12.0) - (((1 / 360.0) - (1 / 1260.0 / square)) / square)) / n;
        return (n * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI * n)) + correction;
    }

    private static double[] Small()
    {
        var logs = new double[256];
        for (var n = 2; n < logs.Length; n++)
        {
            logs[n] = logs[n - 1] + Math.Log(n);
        }

        return logs;
    }
}
