namespace CouncilPortal.Statistics;

/// <summary>What is known of one year of a council, beside the published averages of its type.</summary>
public sealed record TrendYear
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>Whether it is public by now; a year that is not is provisional.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The council's figures.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The averages that were published for the type and year; a trend shows no computed ones.</summary>
    public required SimilarAverages Averages { get; init; }
}

/// <summary>One statistic of one council over the years, without a gap from the first year known to the last.</summary>
public sealed record Trend
{
    /// <summary>The statistic.</summary>
    public required string Name { get; init; }

    /// <summary>What it is a share of or measured in, for the figure's subtitle.</summary>
    public required string Measure { get; init; }

    /// <summary>Whether its values are percent; otherwise per 100,000 residents.</summary>
    public required bool IsPercent { get; init; }

    /// <summary>The years, the earliest first.</summary>
    public required IReadOnlyList<TrendPoint> Points { get; init; }

    /// <summary>Whether any year has a value to draw.</summary>
    public bool HasValues => Points.Any(p => p.Value is not null);

    /// <summary>The highest value of the scale: 100%, or a round figure above everything drawn.</summary>
    public decimal Top => IsPercent ? 100 : Above(Points.SelectMany(p => new[] { p.Value, p.Average, (decimal?)p.Interval?.High }).Max() ?? 1);

    /// <summary>What the picture shows, in one sentence.</summary>
    public string Headline
    {
        get
        {
            var known = Points.Where(p => p.Rate is not null).ToArray();
            return known.Length switch
            {
                0 => $"{Name}: no year has a rate",
                1 => $"{Name}: {known[0].Rate} in {known[0].Year}",
                _ => $"{Name}: {known[^1].Rate} in {known[^1].Year}, {known[0].Rate} in {known[0].Year}",
            };
        }
    }

    /// <summary>A value, an average or an end of an interval as a share of the scale, from 0 at its foot to 1 at its top.</summary>
    public double Height(double value) => Math.Clamp(value / (double)Top, 0, 1);

    /// <summary>The ends of an interval in the unit of the scale.</summary>
    public (double Low, double High) Ends(Interval interval) => IsPercent ? (interval.Low * 100, interval.High * 100) : (interval.Low, interval.High);

    /// <summary><c>23% to 88%</c>; null where there is none.</summary>
    public string? Words(Interval? interval) => IsPercent ? interval?.FormatPercent() : interval?.FormatPerHundredThousand();

    /// <summary>A value or an average as shown.</summary>
    public string Words(decimal value) => IsPercent ? Rates.FormatPercent(value) : Rates.FormatPerHundredThousand(value);

    private static decimal Above(decimal value)
    {
        // A quarter of each is a round figure as well.
        decimal[] round = [2, 4, 8, 12, 16, 20, 40, 80, 120, 160, 200, 400, 800];
        return round.FirstOrDefault(r => r >= value, value);
    }
}

/// <summary>A year of a trend.</summary>
public sealed record TrendPoint
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>Whether it is public by now.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The value drawn; null where there is no rate.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The value as shown; null where there is none, and <see cref="Counts"/> says why.</summary>
    public required string? Rate { get; init; }

    /// <summary><c>23 of 30 investigations</c>, <c>No investigations this year</c>.</summary>
    public required string Counts { get; init; }

    /// <summary>The 95% interval: Wilson's, as shares between 0 and 1, or the exact Poisson one per 100,000; null for compliance, and where counts are not known.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>The published average of the type.</summary>
    public required decimal? Average { get; init; }
}
