namespace CouncilPortal.Statistics;

/// <summary>One headline statistic of a council's published year, as a row of a table: what the page says in words, in cells.</summary>
public sealed record StatisticRow
{
    /// <summary>The year, and the council.</summary>
    public required PublishedYear Of { get; init; }

    /// <summary>Its name for programs: <c>upheld_rate</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is in percent; otherwise per 100,000 residents.</summary>
    public required bool IsPercent { get; init; }

    /// <summary>What the page shows.</summary>
    public required HeadlineStatistic Shown { get; init; }

    /// <summary>Whether the rate is as published; otherwise it was computed from the counts. Null where there is none.</summary>
    public required bool? IsPublished { get; init; }

    /// <summary>What is counted: upheld decisions, outcomes that complied, satisfactory remedies.</summary>
    public required int? Part { get; init; }

    /// <summary>Out of what: investigations, outcomes, upheld decisions, residents.</summary>
    public required long? Whole { get; init; }

    /// <summary>The average of the council's type.</summary>
    public required Average? Average { get; init; }

    /// <summary>The counts that chance alone would give around the average (99.8%); null where the page gives no verdict.</summary>
    public required CountLimits? Limits { get; init; }

    /// <summary>The 95% interval in the unit of the rate; null for compliance, and where counts are not known.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>How many complied late; of the compliance rate alone.</summary>
    public required int? Late { get; init; }

    /// <summary>The unit in words.</summary>
    public string Unit => IsPercent ? "percent" : "per 100,000 residents";

    /// <summary>The average as the page shows it: a computed one rounded.</summary>
    public decimal? ShownAverage => Average switch
    {
        null => null,
        { IsComputed: false } => Average.Value,
        _ => Math.Round(Average.Value, IsPercent ? 0 : 1, MidpointRounding.AwayFromZero),
    };

    /// <summary>A count of the range as a rate, in percent with one decimal.</summary>
    public decimal? AsRate(int? count) => count is null || Whole is not > 0 ? null : Math.Round(count.Value * 100m / Whole.Value, 1, MidpointRounding.AwayFromZero);

    /// <summary>An end of the interval as the page shows it: whole percent, or one decimal per 100,000.</summary>
    public decimal? End(Func<Interval, double> end)
    {
        ArgumentNullException.ThrowIfNull(end);
        return Interval is not { } interval ? null
            : IsPercent ? (decimal)Math.Floor((end(interval) * 100) + 0.5)
            : (decimal)(Math.Floor((end(interval) * 10) + 0.5) / 10);
    }

    /// <summary>The four statistics of each year, in the order of the page.</summary>
    public static IReadOnlyList<StatisticRow> All(IReadOnlyList<PublishedYear> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return [.. years.GroupBy(y => y.Council.Id).SelectMany(council => OfCouncil([.. council]))];
    }

    private static IEnumerable<StatisticRow> OfCouncil(IReadOnlyList<PublishedYear> years)
    {
        var trends = Trends.Of([.. years.Select(y => new TrendYear { Year = y.Year, IsPublished = true, Figures = y.Figures, Averages = y.Averages })]);
        var intervals = trends.Select(t => t.Points.ToDictionary(p => p.Year, p => p.Interval)).ToArray();
        foreach (var year in years)
        {
            var (f, a) = (year.Figures, year.Averages);
            var shown = HeadlineStatistics.All(f, a);
            yield return Row(year, "upheld_rate", shown[0], f.PublishedUpheldRate, f.Upheld, f.Investigated, a.UpheldRate, intervals[0][year.Year]);
            yield return Row(year, "compliance_rate", shown[1], f.PublishedComplianceRate, f.Complied, f.ComplianceOutcomes, a.ComplianceRate, intervals[1][year.Year]) with { Late = f.CompliedLate };
            yield return Row(year, "remedy_rate", shown[2], f.PublishedRemedyRate, f.SatisfactoryRemedies, f.Upheld, a.RemedyRate, intervals[2][year.Year]);
            yield return Row(year, "upheld_per_100k", shown[3], f.PublishedUpheldPerHundredThousand, f.Upheld, f.Population, a.UpheldPerHundredThousand, intervals[3][year.Year]) with { IsPercent = false };
        }
    }

    private static StatisticRow Row(
        PublishedYear year, string key, HeadlineStatistic shown, decimal? published, int? part, long? whole, Average? average, Interval? interval) => new()
        {
            Of = year,
            Key = key,
            IsPercent = true,
            Shown = shown,
            IsPublished = shown.Value is null ? null : published is not null,
            Part = part,
            Whole = whole,
            Average = average,
            Limits = shown.Verdict is null || average is null || whole is null ? null : Binomial.Limits((int)whole, (double)average.Value / 100, Binomial.Tail998),
            Interval = interval,
            Late = null,
        };
}
