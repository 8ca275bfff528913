using CouncilPortal.DataFiles;

namespace CouncilPortal.Statistics;

/// <summary>The tables of several councils that are offered as files: the funnel, the map, and councils side by side.</summary>
internal static class ComparisonTables
{
    private static readonly IReadOnlyList<DataColumn<(Funnel Funnel, FunnelPoint Point)>> FunnelColumns =
    [
        new("authority", "Council", "The council’s name.", p => p.Point.Name),
        new("upheld", "Upheld", "Upheld decisions of the year.", p => p.Point.Part),
        new("investigated", "Investigated", "Investigations of the year.", p => p.Point.Whole),
        new("upheld_rate", "Upheld rate (percent)", "As published; computed from the counts where none is published.", p => p.Point.PublishedRate ?? Rates.WholePercent(p.Point.Part, p.Point.Whole)),
        new("average", "Average (percent)", "The average around which the limits are drawn.", p => Shown(p.Funnel.Average)),
        new("average_is", "Average is", "Published, or computed by the portal where none is.", p => p.Funnel.Average switch { null => null, { IsComputed: true } => "computed", _ => "published" }),
        new("limit_95_low", "95% limit, lower (percent)", "Exact binomial limit at this number of investigations.", p => Limit(p, Binomial.Tail95, l => l.Lowest)),
        new("limit_95_high", "95% limit, upper (percent)", "Exact binomial limit at this number of investigations.", p => Limit(p, Binomial.Tail95, l => l.Highest)),
        new("limit_998_low", "99.8% limit, lower (percent)", "Exact binomial limit at this number of investigations.", p => Limit(p, Binomial.Tail998, l => l.Lowest)),
        new("limit_998_high", "99.8% limit, upper (percent)", "Exact binomial limit at this number of investigations.", p => Limit(p, Binomial.Tail998, l => l.Highest)),
        new("verdict", "Against the average", "Where the rate stands against the 99.8% limits. Within means that no difference can be told.", p => p.Funnel.VerdictOf(p.Point)?.Name()),
    ];

    private static readonly IReadOnlyList<DataColumn<(ReportingYear Year, MapCouncil Council)>> MapColumns =
    [
        new("authority", "Council", "The council’s name.", c => c.Council.Name),
        new("type", "Type", "The council’s comparator type.", c => c.Council.Type),
        new("year", "Year", "Reporting year.", c => c.Year.ToString()),
        new("statistic", "Statistic", "The statistic that the map shows.", c => c.Council.Statistic.Name),
        new("rate", "Rate (percent)", "As the map shows it.", c => c.Council.Statistic.Value),
        new("counts", "Counts in words", "What is known of the counts.", c => c.Council.Statistic.Counts),
        new("standing", "Against the average of its type", "Where the rate stands.", c => c.Council.Standing),
    ];

    private static readonly IReadOnlyList<DataColumn<(ComparedCouncil Council, Trend Trend, TrendPoint Point)>> CompareColumns =
    [
        new("authority", "Council", "The council’s name.", p => p.Council.Name),
        new("type", "Type", "The council’s comparator type.", p => p.Council.Type),
        new("year", "Year", "Reporting year.", p => p.Point.Year.ToString()),
        new("statistic", "Statistic", "Which of the four headline statistics.", p => p.Trend.Name),
        new("unit", "Unit", "Percent, or for each 100,000 residents.", p => p.Trend.IsPercent ? "percent" : "per 100,000 residents"),
        new("rate", "Rate", "The rate in that unit.", p => p.Point.Value),
        new("counts", "Counts in words", "What is known of the counts.", p => p.Point.Counts),
        new("average", "Average of type", "The published average of the council’s own type.", p => p.Point.Average),
        new("invented", "Invented", "Yes: made up for demonstration.", p => p.Council.Invented ? "yes" : "no"),
    ];

    /// <summary>Councils of a type in a year, with the limits at each one’s number of investigations.</summary>
    public static DataTable Funnel(string title, Funnel funnel) =>
        DataTable.Of("similar_councils", "Similar councils", title, FunnelColumns, funnel.Points.Select(p => (funnel, p)));

    /// <summary>The councils of the map.</summary>
    public static DataTable Map(CouncilMapData map) =>
        DataTable.Of("map", "Map", $"Councils on the map in {map.Choice.Year}", MapColumns, map.Councils.Select(c => (map.Choice.Year!.Value, c)));

    /// <summary>Councils side by side, in one year or in all.</summary>
    public static DataTable Compare(Comparison comparison, ReportingYear? year) => DataTable.Of(
        "comparison",
        "Comparison",
        "Councils side by side",
        CompareColumns,
        comparison.Councils.SelectMany(c => c.Trends.SelectMany(t => t.Points.Where(p => year is null || p.Year == year).Select(p => (c, t, p)))));

    private static decimal? Limit((Funnel Funnel, FunnelPoint Point) p, double tail, Func<CountLimits, int> end) => p.Funnel.Average is { } average
        ? Math.Round(end(Binomial.Limits(p.Point.Whole, (double)average.Value / 100, tail)) * 100m / p.Point.Whole, 1, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>As the page shows it: a computed one in whole percent.</summary>
    private static decimal? Shown(Average? average) =>
        average is { IsComputed: true } ? Math.Round(average.Value, 0, MidpointRounding.AwayFromZero) : average?.Value;
}
