using CouncilPortal.Decisions;
using CouncilPortal.Scrutiny;
using CouncilPortal.Statistics;

namespace CouncilPortal.UnitTests.Scrutiny;

/// <summary>What a dashboard may know, beginning with nothing.</summary>
internal static class Facts
{
    public static ScrutinyFacts Nothing { get; } = new()
    {
        Year = new ReportingYear(2023),
        Figures = AnnualFigures.Unknown,
        Averages = SimilarAverages.None,
        Themes = null,
        Improvements = ImprovementCounts.None,
        Overdue = 0,
        Reports = 0,
        ReportsAwaiting = 0,
        ReportsFrom = new DateOnly(2025, 1, 12),
    };

    public static ScrutinyFacts With(AnnualFigures figures) => Nothing with { Figures = figures };

    public static SimilarAverages Averages(decimal upheld, decimal compliance, decimal remedy) => new()
    {
        UpheldRate = Published(upheld),
        ComplianceRate = Published(compliance),
        RemedyRate = Published(remedy),
        UpheldPerHundredThousand = Published(4.5m),
    };

    public static Themes Themes(params IReadOnlyList<(string Category, int Upheld, decimal? Average)> rows) => new()
    {
        Year = new ReportingYear(2023),
        PooledFrom = rows.Any(r => r.Average is not null) ? 5 : 0,
        OfType = 20,
        Rows = [.. rows.Select(r => new Theme { Category = r.Category, Upheld = r.Upheld, AverageShare = r.Average, Decisions = 0 })],
    };

    private static Average Published(decimal value) => new() { Value = value, IsComputed = false };
}
