using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary><c>annual-statistics</c>: the published figures of an authority's year, kept as published.</summary>
internal sealed class AnnualStatisticsKind : ImportKind
{
    private static readonly string[] Compared = ["received", "investigated", "upheld"];

    /// <summary>Fewer figures of a year than these are single ones, not a year's list.</summary>
    private const int FewestForAYear = 10;

    private readonly List<ImportRow> all = [];

    public override string Name => "annual-statistics";

    public override string Table => "annual_statistics";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Authority("authority_code").Key(),
        Cells.Year("year").Key(),
        .. Figures.Counts,
        Cells.Positive("population"),
        Cells.Percentage("published_upheld_rate"),
        Cells.Percentage("published_compliance_rate"),
        Cells.Percentage("published_remedy_rate"),
        Cells.PerHundredThousand("published_upheld_per_100k"),
        Cells.Text("source"),
    ];

    public override string ExportSql =>
        """
        select a.code, s.year, s.received, s.invalid_or_incomplete, s.advice_given, s.referred_back, s.closed_after_initial_enquiries,
            s.not_upheld, s.not_for_us, s.assessed_and_closed, s.investigated, s.upheld, s.satisfactory_remedies, s.compliance_outcomes,
            s.complied, s.complied_late, s.population, s.published_upheld_rate, s.published_compliance_rate, s.published_remedy_rate,
            s.published_upheld_per_100k, s.source
        from annual_statistics s join authorities a on a.id = s.authority_id
        order by a.code, s.year
        """;

    public override void Check(ImportRow row, ImportRun run)
    {
        Figures.CheckCounts(row);
        var (upheld, notUpheld) = (row.Number("upheld"), row.Number("not_upheld"));
        Figures.FlagRate(row, "published_upheld_rate", upheld, row.Number("investigated") ?? upheld + notUpheld, "investigations");
        Figures.FlagRate(row, "published_compliance_rate", row.Number("complied"), row.Number("compliance_outcomes"), "compliance outcomes");
        Figures.FlagRate(row, "published_remedy_rate", row.Number("satisfactory_remedies"), upheld, "upheld decisions");
        if (row.Figure("published_upheld_per_100k") is { } published && upheld is { } u && row.Number("population") is { } population
            && !Rates.AgreesPerHundredThousand(published, (int)u, population))
        {
            row.Flag(
                "published_upheld_per_100k",
                $"{Rates.FormatPerHundredThousand(published)} is published, but {u} upheld for {population:#,0} residents give {Rates.FormatPerHundredThousand(Rates.PerHundredThousand((int)u, population)!.Value)}: kept as published, check the source");
        }

        Abolished.FlagYear(row, run);
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await ReportingYears.Add(run, rows);
        await base.Store(run, rows);
        all.AddRange(rows);
    }

    public override async Task Finish(ImportRun run)
    {
        var stored = await run.Connection.QueryAsync<YearCounts>("select authority_id, year, received, investigated, upheld from annual_statistics");
        var byYear = stored.ToDictionary(s => (s.AuthorityId, s.Year));
        FlagMissing(run, byYear);
        foreach (var row in all)
        {
            var last = ReportingYear.Parse(row.Text("year")).Previous.ToString();
            if (!byYear.TryGetValue((row.Number("authority_code")!.Value, last), out var before))
            {
                continue;
            }

            foreach (var column in Compared)
            {
                if (row.Number(column) is { } now && before[column] is { } then && LastYear.IsOutlier(now, then))
                {
                    row.Flag(column, $"{now} is far from the {then} of {last}: check it");
                }
            }
        }
    }

    /// <summary>Where a file holds a year, and not a row or two of it, those are missed that had figures the year before and are still there.</summary>
    private void FlagMissing(ImportRun run, Dictionary<(long AuthorityId, string Year), YearCounts> byYear)
    {
        foreach (var file in all.GroupBy(r => r.Text("year")!))
        {
            var year = ReportingYear.Parse(file.Key);
            var last = year.Previous.ToString();
            var before = byYear.Keys.Where(k => k.Year == last).Select(k => run.Authorities[k.AuthorityId])
                .Where(a => a.EndDate is null || a.EndDate > year.FirstDay).ToList();
            if (before.Count < FewestForAYear || 2 * file.Count() < before.Count)
            {
                continue;
            }

            foreach (var missing in before.Where(a => !byYear.ContainsKey((a.Id, file.Key))).OrderBy(a => a.Name, StringComparer.Ordinal))
            {
                run.Report.Flag(0, "authority_code", $"{missing.Name} ({missing.Code}) has figures for {last} and none for {file.Key}: add its row, or leave it out where it has none");
            }
        }
    }

    private sealed record YearCounts
    {
        public required long AuthorityId { get; init; }

        public required string Year { get; init; }

        public required long? Received { get; init; }

        public required long? Investigated { get; init; }

        public required long? Upheld { get; init; }

        public long? this[string column] => column switch
        {
            "received" => Received,
            "investigated" => Investigated,
            _ => Upheld,
        };
    }
}
