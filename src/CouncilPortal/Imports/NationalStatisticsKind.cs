namespace CouncilPortal.Imports;

/// <summary><c>national-statistics</c>: the counts of England's year.</summary>
internal sealed class NationalStatisticsKind : ImportKind
{
    public override string Name => "national-statistics";

    public override string Table => "national_statistics";

    public override IReadOnlyList<ImportColumn> Columns { get; } = [Cells.Year("year").Key(), .. Figures.Counts, Cells.Text("source")];

    public override string ExportSql =>
        """
        select year, received, invalid_or_incomplete, advice_given, referred_back, closed_after_initial_enquiries, not_upheld, not_for_us,
            assessed_and_closed, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late, source
        from national_statistics
        order by year
        """;

    public override void Check(ImportRow row, ImportRun run) => Figures.CheckCounts(row);

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await ReportingYears.Add(run, rows);
        await base.Store(run, rows);
    }
}
