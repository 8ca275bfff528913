using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>Rates as they are published. No denominator, no rate: null where the whole is zero. Half rounds up.</summary>
public static class Rates
{
    /// <summary>A council's rate in whole percent: 35 of 40 is 88.</summary>
    public static int? WholePercent(int part, int whole) => (int?)Rounded(part, whole, 100);

    /// <summary>The national compliance rate in percent with one decimal: 99.4.</summary>
    public static decimal? OneDecimalPercent(int part, int whole) => Rounded(part, whole, 1000) / 10m;

    /// <summary>Upheld decisions per 100,000 residents with one decimal; never shown with a percent sign.</summary>
    /// <param name="upheld">Upheld decisions of the year.</param>
    /// <param name="population">The population that the published row itself gives.</param>
    public static decimal? PerHundredThousand(int upheld, long population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(upheld);
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        return population == 0 ? null : (decimal)((2_000_000L * upheld + population) / (2 * population)) / 10m;
    }

    /// <summary><c>88%</c>, and <c>99.4%</c> where a decimal was published.</summary>
    public static string FormatPercent(decimal percent) => percent.ToString("0.#", BritishCulture.Instance) + "%";

    /// <summary><c>99.4%</c>, <c>100.0%</c>: for national compliance, where the decimal matters.</summary>
    public static string FormatOneDecimalPercent(decimal percent) => percent.ToString("0.0", BritishCulture.Instance) + "%";

    /// <summary><c>4.8</c>; a trailing zero is dropped (<c>2</c>).</summary>
    public static string FormatPerHundredThousand(decimal rate) => rate.ToString("0.#", BritishCulture.Instance);

    /// <summary>False where a published percentage is not the one that its own counts give, in whole percent. The published one is kept, the row flagged.</summary>
    public static bool Agrees(decimal published, int part, int whole) => WholePercent(part, whole) is { } computed && published == computed;

    /// <summary>False where a published figure per 100,000 is not the one that its own counts give.</summary>
    public static bool AgreesPerHundredThousand(decimal published, int upheld, long population) =>
        PerHundredThousand(upheld, population) is { } computed && published == computed;

    private static long? Rounded(int part, int whole, long scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return whole == 0 ? null : (2 * scale * part + whole) / (2L * whole);
    }
}
