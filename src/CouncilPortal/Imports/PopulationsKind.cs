using Dapper;

namespace CouncilPortal.Imports;

/// <summary><c>populations</c>: residents of an authority by calendar year.</summary>
internal sealed class PopulationsKind : ImportKind
{
    private const int FirstCensus = 1801;
    private const int LastYear = 2200;

    private readonly List<ImportRow> all = [];

    public override string Name => "populations";

    public override string Table => "populations";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Authority("authority_code").Key(),
        Cells.Positive("year").Key(),
        Cells.Positive("population").Needed(),
        Cells.Text("source"),
    ];

    public override IReadOnlyList<string> TakesOut { get; } = ["delete from populations where authority_id = @authority_code and year = @year"];

    public override string ExportSql =>
        """
        select a.code, p.year, p.population, p.source
        from populations p join authorities a on a.id = p.authority_id
        order by a.code, p.year
        """;

    public override void Check(ImportRow row, ImportRun run)
    {
        if (row.Number("year") is { } year and (< FirstCensus or > LastYear))
        {
            row.Refuse("year", $"{year} is not a year of a census or estimate: enter it as 2021");
        }
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await base.Store(run, rows);
        all.AddRange(rows);
    }

    public override async Task Finish(ImportRun run)
    {
        var stored = await run.Connection.QueryAsync<(long Authority, long Year, long Population)>("select authority_id, year, population from populations");
        var byYear = stored.ToDictionary(s => (s.Authority, s.Year), s => s.Population);
        foreach (var row in all.Where(r => !r.IsRefused))
        {
            var (year, population) = (row.Number("year")!.Value, row.Number("population")!.Value);
            if (byYear.TryGetValue((row.Number("authority_code")!.Value, year - 1), out var before) && Imports.LastYear.IsPopulationOutlier(population, before))
            {
                row.Flag("population", $"{population} is far from the {before} of {year - 1}: check it");
            }
        }
    }
}
