namespace CouncilPortal.Statistics;

/// <summary>The headline statistics over the years.</summary>
public static class Trends
{
    /// <summary>
    /// The four trends of a council, in the order of the headline statistics. Years between the first and the last of which
    /// nothing is known stand there as such. None without any year.
    /// </summary>
    /// <param name="years">What is known, each year once.</param>
    public static IReadOnlyList<Trend> Of(IReadOnlyList<TrendYear> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count == 0)
        {
            return [];
        }

        var complete = WithoutGaps(years);
        return
        [
            Trend("Upheld rate", "Percent of investigations", complete, HeadlineStatistics.UpheldRate, a => a.UpheldRate, f => Share(f.Upheld, f.Investigated)),
            Trend("Compliance rate", "Percent of compliance outcomes", complete, HeadlineStatistics.ComplianceRate, a => a.ComplianceRate, _ => null),
            Trend("Satisfactory remedy rate", "Percent of upheld decisions", complete, HeadlineStatistics.RemedyRate, a => a.RemedyRate, f => Share(f.SatisfactoryRemedies, f.Upheld)),
            Trend("Upheld decisions per 100,000 residents", "Upheld decisions for each 100,000 residents", complete, HeadlineStatistics.UpheldPerHundredThousand, a => a.UpheldPerHundredThousand, PerHundredThousand) with
            { IsPercent = false },
        ];
    }

    private static Trend Trend(
        string name,
        string measure,
        IReadOnlyList<TrendYear> years,
        Func<AnnualFigures, SimilarAverages, HeadlineStatistic> statistic,
        Func<SimilarAverages, Average?> average,
        Func<AnnualFigures, Interval?> interval) => new()
        {
            Name = name,
            Measure = measure,
            IsPercent = true,
            Points =
            [
                .. years.Select(y =>
                {
                    var found = statistic(y.Figures, y.Averages);
                    return new TrendPoint
                    {
                        Year = y.Year,
                        IsPublished = y.IsPublished,
                        Value = found.Value,
                        Rate = found.Rate,
                        Counts = found.Counts,
                        Interval = found.Value is null ? null : interval(y.Figures),
                        Average = average(y.Averages)?.Value,
                    };
                }),
            ],
        };

    private static Interval? Share(int? part, int? whole) =>
        part is { } p && whole is { } w && p <= w ? Intervals.Wilson(p, w) : null;

    private static Interval? PerHundredThousand(AnnualFigures figures) =>
        figures is { Upheld: { } upheld, Population: { } population } ? Intervals.PerHundredThousand(upheld, population) : null;

    private static IReadOnlyList<TrendYear> WithoutGaps(IReadOnlyList<TrendYear> years)
    {
        if (years.Count == 0)
        {
            return years;
        }

        var known = years.ToDictionary(y => y.Year);
        var first = known.Keys.Min();
        return
        [
            .. Enumerable.Range(first.StartYear, known.Keys.Max().StartYear - first.StartYear + 1)
                .Select(start => new ReportingYear(start))
                .Select(year => known.GetValueOrDefault(year) ?? new TrendYear
                {
                    Year = year,
                    IsPublished = true,
                    Figures = AnnualFigures.Unknown,
                    Averages = SimilarAverages.None,
                }),
        ];
    }
}
