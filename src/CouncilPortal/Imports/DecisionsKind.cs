using CouncilPortal.Database;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary><c>decisions</c>: a row for each reference; a joint decision names several authorities and counts once for each.</summary>
internal sealed class DecisionsKind : ImportKind
{
    private HashSet<string>? categories;

    public override string Name => "decisions";

    public override string Table => "decisions";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Reference("reference").Key(),
        DecisionAuthorities.Column,
        Cells.Date("received_on"),
        Cells.Date("decided_on").Needed(),
        Cells.Repeated("category").Needed(),
        Cells.Repeated("subcategory"),
        Cells.OneOf(
            "outcome",
            "Invalid or incomplete",
            "Advice given",
            "Referred back for local resolution",
            "Closed after initial enquiries",
            "Not upheld",
            "Upheld",
            "Not for us",
            "Assessed and closed").Needed(),
        Cells.OneOf("document_type", "Statement", "Report"),
        Cells.YesNo("satisfactory_remedy"),
        Cells.Date("published_on"),
        Cells.Text("title"),
        Cells.Text("summary"),
        Cells.Computed("id", BulkType.WholeNumber),
    ];

    public override IReadOnlyList<string> TakesOut { get; } =
    [
        "delete from decision_authorities where decision_id = (select d.id from decisions d where d.reference = @reference)",
        "delete from decisions where reference = @reference",
    ];

    public override string ExportSql =>
        """
        select d.reference, (select string_agg(s.code, ' ') from (
                select a.code from decision_authorities x join authorities a on a.id = x.authority_id where x.decision_id = d.id order by a.code) s) as authority_code,
            d.received_on, d.decided_on, d.category, d.subcategory, d.outcome, d.document_type, d.satisfactory_remedy, d.published_on, d.title, d.summary
        from decisions d
        where d.draft = false
        order by d.reference
        """;

    public override string Cell(ImportRun run, ImportColumn column, object? value) =>
        column == DecisionAuthorities.Column ? HandFacts.Text(run, column.Name, value) ?? "" : base.Cell(run, column, value);

    public override async Task Find(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await base.Find(run, rows);
        await DecisionAuthorities.Remember(run, [.. rows.Where(r => r.Existing is not null)]);
    }

    public override void Check(ImportRow row, ImportRun run)
    {
        var decided = row.Date("decided_on");
        if (row.Date("received_on") > decided)
        {
            row.Flag("received_on", $"{row.Date("received_on"):yyyy-MM-dd} is after the decision on {decided:yyyy-MM-dd}: check both");
        }

        if (row.Date("published_on") < decided)
        {
            row.Flag("published_on", $"{row.Date("published_on"):yyyy-MM-dd} is before the decision on {decided:yyyy-MM-dd}: check both");
        }

        if (decided > LondonTime.DateOf(run.Now))
        {
            row.Flag("decided_on", $"{decided:yyyy-MM-dd} is still to come: check it");
        }

        if (decided is { } day)
        {
            foreach (var authority in DecisionAuthorities.Ids(row))
            {
                Abolished.FlagFrom(row, run, authority, day);
            }
        }
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        categories ??= [.. await run.Connection.QueryAsync<string>("select decision_category from category_mappings")];
        foreach (var row in rows.Where(r => r.Text("category") is { } category && !categories.Contains(category)))
        {
            row.Flag("category", $"\"{row.Text("category")}\" is not one that decisions are filed under: correct it, or say which statistics category it belongs to");
        }

        await Find(run, rows);
        List<ImportRow> added = [.. rows.Where(r => r.Existing is null)];
        if (added.Count > 0)
        {
            var ids = await run.Engine.NewIds(run.Connection, Table, added.Count, run.Cancel);
            for (var i = 0; i < added.Count; i++)
            {
                added[i]["id"] = ids[i];
            }
        }

        await HandFacts.KeepDecisions(run, rows);
        await run.Write(rows);
        await DecisionAuthorities.Write(run, [.. rows.Where(r => r.IsWritten)]);
        await HandFacts.Advance(run, [.. rows.Where(r => r is { IsWritten: true, Existing: not null })]);
    }
}
