namespace CouncilPortal.Imports;

/// <summary><c>annual-categories</c>: an authority's year by category of service.</summary>
internal sealed class AnnualCategoriesKind : ImportKind
{
    public override string Name => "annual-categories";

    public override string Table => "annual_categories";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Authority("authority_code").Key(),
        Cells.Year("year").Key(),
        Cells.OneOf(
            "category",
            "Adult Care Services",
            "Benefits & Tax",
            "Corporate & Other Services",
            "Education & Children's Services",
            "Environmental Services, Public Protection & Regulation",
            "Highways & Transport",
            "Housing",
            "Planning & Development",
            "Other").Key(),
        Cells.Count("received"),
        Cells.Count("decided"),
        Cells.Count("upheld"),
    ];

    public override string ExportSql =>
        """
        select a.code, c.year, c.category, c.received, c.decided, c.upheld
        from annual_categories c join authorities a on a.id = c.authority_id
        order by a.code, c.year, c.category
        """;

    public override void Check(ImportRow row, ImportRun run)
    {
        row.RefuseAbove("upheld", "decided");
        Abolished.FlagYear(row, run);
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await ReportingYears.Add(run, rows);
        await base.Store(run, rows);
    }
}
