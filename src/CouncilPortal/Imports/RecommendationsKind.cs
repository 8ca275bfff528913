using CouncilPortal.Compliance;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary><c>recommendations</c>: what a council agreed to do after a decision. What the portal recorded since is never overwritten.</summary>
internal sealed class RecommendationsKind : ImportKind
{
    private static readonly BulkColumn[] Pair = [new("decision_id", BulkType.WholeNumber), new("authority_id", BulkType.WholeNumber)];
    private static readonly BulkColumn Id = new("id", BulkType.WholeNumber);

    private readonly Dictionary<long, string> references = [];

    public override string Name => "recommendations";

    public override string Table => "recommendations";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Cells.Reference("decision_reference").Key().In("decision_id", BulkType.WholeNumber),
        Cells.Authority("authority_code").Key(),
        Cells.Positive("number").Key(),
        ComplianceCells.Kind("kind").Needed(),
        ComplianceCells.Remedy("remedy").Needed(),
        Cells.Text("text").Needed(),
        Cells.Text("public_summary"),
        Cells.Date("original_due_on").Needed(),
        Cells.Date("due_on").Needed(),
        Cells.Date("done_on"),
        ComplianceCells.State("state").Needed(),
        Cells.Computed("id", BulkType.WholeNumber),
    ];

    public override string ExportSql =>
        """
        select d.reference, a.code, r.number, r.kind, r.remedy, r.text, r.public_summary, r.original_due_on, r.due_on, r.done_on, r.state
        from recommendations r join decisions d on d.id = r.decision_id join authorities a on a.id = r.authority_id
        where d.draft = false and r.proposed_only = false
        order by d.reference, a.code, r.number
        """;

    /// <summary>What was new is withdrawn when its import is put back: what a council was once asked to do stays in its history.</summary>
    public override object? Before(ImportRun run, ImportRow row, ImportColumn column) =>
        row.Existing is not null ? base.Before(run, row, column) : column.Name == "state" ? RecommendationState.Withdrawn.StorageText() : row[column.Name];

    public override string Cell(ImportRun run, ImportColumn column, object? value) =>
        column.Stored?.Name == "decision_id" ? Decisions.DecisionReference.Parse(references[(long)value!]).Display : base.Cell(run, column, value);

    public override void Check(ImportRow row, ImportRun run)
    {
        if (row.Text("kind") is { } kind && row.Text("remedy") is { } remedy
            && !Remedies.TryParse(RecommendationKinds.Parse(kind), remedy, out _, out var error))
        {
            row.Refuse("remedy", error);
        }

        if (row.Text("state") is not ("done" or "done_late"))
        {
            return;
        }

        if (row.Date("done_on") is not { } done)
        {
            if (run.Has("done_on"))
            {
                row.Flag("done_on", "is blank although the state says that it was done: enter the date if it is known");
            }
        }
        else if (row.Date("due_on") is { } due && done > due != (row.Text("state") == "done_late"))
        {
            row.Flag("state", $"does not fit: due on {due:yyyy-MM-dd}, done on {done:yyyy-MM-dd}. Check them");
        }
    }

    public override async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        var known = await WithDecision(run, rows);
        await run.Find(known);
        foreach (var row in known)
        {
            row["original_due_on"] ??= row["due_on"];
            row["due_on"] ??= row["original_due_on"];
            row["text"] ??= row["public_summary"];
            row["state"] ??= RecommendationState.Open.StorageText();
        }

        await PortalFacts.Keep(run, known);
        await HandFacts.KeepRecommendations(run, known);
        known = await WithoutClosed(run, known);
        var added = known.Where(r => r.Existing is null).ToArray();
        var ids = await run.Engine.NewIds(run.Connection, Table, added.Length, run.Cancel);
        for (var i = 0; i < added.Length; i++)
        {
            added[i]["id"] = ids[i];
        }

        await run.Write(known);
        await HandFacts.Advance(run, [.. known.Where(r => r is { IsWritten: true, Existing: not null })]);
        await PortalFacts.Append(run, [.. known.Where(r => r.IsWritten && (string?)r.Before("state") != r.Text("state"))]);
        await ServiceAssignment.Assign(run.Connection, run.Now, [.. added.Where(r => r.IsWritten).Select(r => r.Number("id")!.Value)]);
    }

    /// <summary>
    /// Without what a file would add to a draft, whose recommendations are still under discussion here, or to a decision whose
    /// compliance outcome is recorded, which says that all was settled.
    /// </summary>
    private static async Task<IReadOnlyList<ImportRow>> WithoutClosed(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        HashSet<(long, long)> drafts = [];
        HashSet<(long, long)> settled = [];
        foreach (var chunk in rows.Where(r => r.Existing is null).Select(r => r.Number("decision_reference")!.Value).Distinct().Chunk(500))
        {
            drafts.UnionWith(await run.Connection.QueryAsync<(long, long)>(
                "select x.decision_id, x.authority_id from decision_authorities x where x.decision_id in @chunk and x.draft = true", new { chunk }));
            settled.UnionWith(await run.Connection.QueryAsync<(long, long)>(
                "select distinct o.decision_id, o.authority_id from compliance_outcomes o where o.decision_id in @chunk", new { chunk }));
        }

        List<ImportRow> kept = new(rows.Count);
        foreach (var row in rows)
        {
            var pair = (row.Number("decision_reference")!.Value, row.Number("authority_code")!.Value);
            if (row.Existing is not null || (!drafts.Contains(pair) && !settled.Contains(pair)))
            {
                kept.Add(row);
                continue;
            }

            run.Report.Conflict(row.Line, "number", drafts.Contains(pair)
                ? "the decision is a draft in the portal, so this recommendation is not added to it"
                : "the portal recorded the decision's compliance outcome, so this recommendation is not added to it");
            run.Report.Unchanged++;
        }

        return kept;
    }

    private async Task<IReadOnlyList<ImportRow>> WithDecision(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        BulkColumn[] reference = [new("reference", BulkType.Text)];
        var decisions = await run.Engine.Find(run.Connection, "decisions", reference, [Id], [.. rows.Select(r => (object?[])[r["decision_reference"]])], run.Cancel);
        var pairs = await run.Engine.Find(
            run.Connection, "decision_authorities", Pair, Pair, [.. rows.Select((r, i) => (object?[])[decisions[i]?[0], r["authority_code"]])], run.Cancel);
        List<ImportRow> known = [];
        for (var i = 0; i < rows.Count; i++)
        {
            if (pairs[i] is not null)
            {
                references[(long)decisions[i]![0]!] = rows[i].Text("decision_reference")!;
                rows[i]["decision_reference"] = decisions[i]![0];
                known.Add(rows[i]);
                continue;
            }

            var shown = Decisions.DecisionReference.Parse(rows[i].Text("decision_reference")).Display;
            rows[i].Refuse(
                decisions[i] is null ? "decision_reference" : "authority_code",
                decisions[i] is null
                    ? $"no decision has the reference {shown}: correct it, or import the decision first"
                    : $"the decision {shown} does not concern {run.Authorities[rows[i].Number("authority_code")!.Value].Code}: correct one of them");
            run.Report.Refused++;
        }

        return known;
    }
}
