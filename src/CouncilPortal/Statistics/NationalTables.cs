using CouncilPortal.DataFiles;

namespace CouncilPortal.Statistics;

/// <summary>The tables of the national summary that are offered as files, column by column.</summary>
internal static class NationalTables
{
    private static readonly IReadOnlyList<DataColumn<(ReportingYear Year, TypeSummary Row)>> TypeColumns =
    [
        new("type", "Type", "The type of council.", t => t.Row.Type),
        new("year", "Year", "Reporting year, from 1 April to 31 March.", t => t.Year.ToString()),
        new("upheld_rate", "Average upheld rate (percent)", "The published average of the type.", t => t.Row.UpheldRate),
        new("compliance_rate", "Average compliance rate (percent)", "The published average of the type.", t => t.Row.ComplianceRate),
        new("remedy_rate", "Average satisfactory remedy rate (percent)", "The published average of the type.", t => t.Row.RemedyRate),
        new("upheld_per_100k", "Average upheld per 100,000 residents", "The published average of the type.", t => t.Row.UpheldPer100K),
        new("councils_held", "Councils held", "How many councils of the type have both counts of investigations here. The sums beside it are over these.", t => t.Row.Councils),
        new("investigated", "Investigated", "Their investigations.", t => t.Row.Investigated),
        new("upheld", "Upheld", "Their upheld decisions.", t => t.Row.Upheld),
        new("compliance_outcomes", "Compliance outcomes", "Outcomes of the councils whose outcomes are all known.", t => t.Row.Outcomes),
        new("complied", "Complied", "Of those, the ones that complied.", t => t.Row.Complied),
        new("complied_late", "Complied late", "Of those that complied, the late ones, where they are known.", t => t.Row.CompliedLate),
    ];

    private static readonly IReadOnlyList<DataColumn<(NationalSummary Of, CategoryCounts Row)>> CategoryColumns =
    [
        new("category", "Category", "What the complaint was about.", c => c.Row.Category),
        new("year", "Year", "Reporting year, from 1 April to 31 March.", c => c.Of.Year.ToString()),
        new("received", "Received", "Complaints and enquiries received.", c => c.Row.Received),
        new("decided", "Decided", "Complaints decided in the year, whenever they were received.", c => c.Row.Decided),
        new("upheld", "Upheld", "Complaints upheld.", c => c.Row.Upheld),
        new("councils_held", "Councils held", "Over how many councils the row is summed.", c => c.Of.CategoriesFrom),
    ];

    private static readonly IReadOnlyList<DataColumn<NationalRates>> YearColumns =
    [
        new("year", "Year", "Reporting year, from 1 April to 31 March.", r => r.Year),
        new("upheld_rate", "Upheld rate (percent)", "As published for England.", r => r.UpheldRate),
        new("compliance_rate", "Compliance rate (percent)", "As published for England.", r => r.ComplianceRate),
        new("remedy_rate", "Satisfactory remedy rate (percent)", "As published for England.", r => r.RemedyRate),
        new("upheld_per_100k", "Upheld per 100,000 residents", "As published for England.", r => r.UpheldPer100K),
        new("source", "Source", "Where the row comes from.", r => r.Source),
    ];

    /// <summary>The types that are compared.</summary>
    public static DataTable Types(NationalSummary summary) =>
        DataTable.Of("types", "Types of council", $"Averages and counts by type of council, {summary.Year}", TypeColumns, summary.Types.Select(t => (summary.Year, t)));

    /// <summary>What complaints were about.</summary>
    public static DataTable Categories(NationalSummary summary) =>
        DataTable.Of("categories", "Categories", $"Complaints by category, {summary.Year}", CategoryColumns, summary.Categories.Select(c => (summary, c)));

    /// <summary>England's counts of the year; no row where they are not held.</summary>
    public static DataTable Counts(NationalSummary summary) => StatisticsTables.Counts(
        "England",
        summary is { Figures: { } figures, Counts: { } counts } ? [new StatisticsFileRow { Year = summary.Year.ToString(), IsPublished = true, Figures = figures, Counts = counts }] : []);

    /// <summary>England's published rates over the years.</summary>
    public static DataTable Years(NationalSummary summary) =>
        DataTable.Of("years", "England by year", "Rates published for England, by year", YearColumns, summary.Rates);
}
