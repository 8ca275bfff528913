namespace CouncilPortal.Imports;

/// <summary><c>annual-averages</c>: published averages of a type of authority, or of England, in a year. The type Other has none.</summary>
internal sealed class AnnualAveragesKind : ImportKind
{
    public override string Name => "annual-averages";

    public override string Table => "annual_averages";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.OneOf("type", "County", "District", "Metropolitan borough", "Unitary", "London borough", "England").Key(),
        Cells.Year("year").Key(),
        Cells.Percentage("upheld_rate"),
        Cells.Percentage("compliance_rate"),
        Cells.Percentage("remedy_rate"),
        Cells.PerHundredThousand("upheld_per_100k"),
        Cells.Text("source"),
    ];

    public override string ExportSql =>
        "select type, year, upheld_rate, compliance_rate, remedy_rate, upheld_per_100k, source from annual_averages order by type, year";

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await ReportingYears.Add(run, rows);
        await base.Store(run, rows);
    }
}
