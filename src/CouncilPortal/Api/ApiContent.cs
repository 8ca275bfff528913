using CouncilPortal.Compliance;
using CouncilPortal.Decisions;
using CouncilPortal.Statistics;

namespace CouncilPortal.Api;

/// <summary>What the pages show, as the interface says it: the same code has worked it out.</summary>
internal static class ApiContent
{
    /// <summary>Years with their statistics, in the order given.</summary>
    public static IReadOnlyList<ApiYear> Years(IReadOnlyList<PublishedYear> years) =>
        [.. StatisticRow.All(years).GroupBy(r => r.Of).Select(rows => Year(rows.Key, rows))];

    public static ApiCategory Category(YearCategory row) =>
        new() { Year = row.Year, Category = row.Category, Received = row.Received, Decided = row.Decided, Upheld = row.Upheld };

    public static ApiImprovement Improvement(ImprovementRow row) => new()
    {
        DecisionReference = row.Reference.Display,
        Category = row.Category,
        Kind = row.Remedy.Name,
        Summary = row.PublicSummary,
        AgreedOn = row.AgreedOn,
        State = row.State.IsSettled() ? row.State.Name() : "Not yet done",
        DoneOn = row.DoneOn,
    };

    public static ApiNationalYear National(NationalSummary summary)
    {
        var year = summary.Year.ToString();
        return new ApiNationalYear
        {
            Year = year,
            England = summary.Own is { } own
                ? new ApiRates { Type = "England", Year = year, UpheldRate = own.UpheldRate, ComplianceRate = own.ComplianceRate, RemedyRate = own.RemedyRate, UpheldPer100K = own.UpheldPer100K, Source = own.Source }
                : null,
            Counts = summary is { Figures: { } figures, Counts: { } counts } ? Counts(figures, counts) : null,
            Types =
            [
                .. summary.Types.Select(t => new ApiTypeSummary
                {
                    Averages = new ApiRates { Type = t.Type, Year = year, UpheldRate = t.UpheldRate, ComplianceRate = t.ComplianceRate, RemedyRate = t.RemedyRate, UpheldPer100K = t.UpheldPer100K, Source = null },
                    CouncilsHeld = t.Councils,
                    Investigated = t.Investigated,
                    Upheld = t.Upheld,
                    ComplianceOutcomes = t.Outcomes,
                    Complied = t.Complied,
                    CompliedLate = t.CompliedLate,
                }),
            ],
            Categories = [.. summary.Categories.Select(c => new ApiCategory { Year = year, Category = c.Category, Received = c.Received, Decided = c.Decided, Upheld = c.Upheld })],
            CategoriesFrom = summary.CategoriesFrom,
        };
    }

    private static ApiYear Year(PublishedYear of, IEnumerable<StatisticRow> rows) => new()
    {
        Council = of.Council.Slug,
        CouncilName = of.Council.Name,
        GssCode = of.Council.GssCode,
        Type = of.Council.Type,
        Invented = of.Council.Invented,
        Year = of.Year.ToString(),
        PublishedOn = of.PublishedOn,
        Source = of.Counts.Source,
        Counts = Counts(of.Figures, of.Counts),
        Statistics = [.. rows.Select(Statistic)],
    };

    private static ApiStatistic Statistic(StatisticRow row) => new()
    {
        Key = row.Key,
        Name = row.Shown.Name,
        Unit = row.Unit,
        Rate = row.Shown.Value,
        IsPublished = row.IsPublished,
        Numerator = row.Part,
        Denominator = row.Whole,
        CountsInWords = row.Shown.Counts,
        Average = row.Average is { } average
            ? new ApiAverage { Value = row.ShownAverage!.Value, IsComputed = average.IsComputed, Councils = average.IsComputed ? row.Of.PooledFrom : null }
            : null,
        Verdict = row.Shown.Verdict?.Name(),
        Range = row.Limits is { } limits ? new ApiRange { LowestCount = limits.Lowest, HighestCount = limits.Highest } : null,
        Interval = row.Interval is null ? null : new ApiInterval { Low = row.End(i => i.Low)!.Value, High = row.End(i => i.High)!.Value },
    };

    private static ApiCounts Counts(AnnualFigures figures, YearCounts counts) => new()
    {
        Received = counts.Received,
        InvalidOrIncomplete = counts.InvalidOrIncomplete,
        AdviceGiven = counts.AdviceGiven,
        ReferredBack = counts.ReferredBack,
        ClosedAfterInitialEnquiries = counts.ClosedAfterInitialEnquiries,
        NotForUs = counts.NotForUs,
        AssessedAndClosed = counts.AssessedAndClosed,
        Investigated = figures.Investigated,
        NotUpheld = counts.NotUpheld,
        Upheld = figures.Upheld,
        SatisfactoryRemedies = figures.SatisfactoryRemedies,
        ComplianceOutcomes = figures.ComplianceOutcomes,
        Complied = figures.Complied,
        CompliedLate = figures.CompliedLate,
        Population = figures.Population,
    };
}
