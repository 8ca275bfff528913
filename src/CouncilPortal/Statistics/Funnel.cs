namespace CouncilPortal.Statistics;

/// <summary>A council in a funnel plot: a share of its cases in one year.</summary>
public sealed record FunnelPoint
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>How many of the cases count: upheld decisions.</summary>
    public required int Part { get; init; }

    /// <summary>How many cases there were: investigations. Above 0.</summary>
    public required int Whole { get; init; }

    /// <summary>The rate as published, in percent; null where none is.</summary>
    public required decimal? PublishedRate { get; init; }

    /// <summary>Where it is drawn, between 0 and 1.</summary>
    public double Share => (double)Part / Whole;

    /// <summary>The rate as shown.</summary>
    public string Rate => Rates.FormatPercent(PublishedRate ?? Rates.WholePercent(Part, Whole)!.Value);
}

/// <summary>
/// Councils of one type and year: the rate of each against the number of its cases, with the limits that chance alone would
/// give around the average. A council's verdict and its place in the plot come from the same limits.
/// </summary>
public sealed class Funnel
{
    /// <summary>The councils around an average; without one there are no limits.</summary>
    /// <param name="points">The councils whose counts are known and which had cases, by name.</param>
    /// <param name="average">In percent; null where there is none.</param>
    public Funnel(IReadOnlyList<FunnelPoint> points, Average? average)
    {
        Points = points;
        Average = average;
        Most = points.Count == 0 ? 0 : points.Max(p => p.Whole);
        Inner = Limits(Binomial.Tail95);
        Outer = Limits(Binomial.Tail998);
    }

    /// <summary>The councils whose counts are known and which had cases, by name.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; }

    /// <summary>The average; null where there is none, and then there are no limits.</summary>
    public Average? Average { get; }

    /// <summary>The largest number of cases to draw.</summary>
    public int Most { get; }

    /// <summary>The 95% limits at each number of cases from 1 to <see cref="Most"/>, as counts; none without an average.</summary>
    public IReadOnlyList<CountLimits> Inner { get; }

    /// <summary>The 99.8% limits likewise.</summary>
    public IReadOnlyList<CountLimits> Outer { get; }

    /// <summary>Where the one test places a council; null without an average.</summary>
    public Verdict? VerdictOf(FunnelPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Average is null ? null : Verdicts.Of(point.Part, point.Whole, Outer[point.Whole - 1]);
    }

    private IReadOnlyList<CountLimits> Limits(double tail) =>
        Average is null ? [] : Binomial.LimitsTo(Most, (double)Average.Value / 100, tail);
}
