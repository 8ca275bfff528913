using CouncilPortal.Compliance;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>What happened to recommendations in the portal, which a file does not overwrite.</summary>
internal static class PortalFacts
{
    /// <summary>How the history names a state that came from a file.</summary>
    private const string Imported = "imported";

    private static readonly BulkColumn[] EventColumns =
    [
        new("recommendation_id", BulkType.WholeNumber),
        new("authority_id", BulkType.WholeNumber),
        new("kind", BulkType.Text),
        new("state", BulkType.Text),
        new("at", BulkType.Instant),
        new("by_person_id", BulkType.WholeNumber),
        new("by_name", BulkType.Text),
    ];

    /// <summary>Keeps state, dates and completion where the portal recorded them, and lists each difference.</summary>
    public static async Task Keep(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        var differing = rows.Where(r => r.Existing is not null && (Differs(r, "state") || Differs(r, "done_on") || Differs(r, "due_on"))).ToArray();
        foreach (var chunk in differing.Chunk(500))
        {
            var facts = (await run.Connection.QueryAsync<Recorded>(
                """
                select r.id,
                    case when exists (select 1 from recommendation_events e where e.recommendation_id = r.id and e.kind <> @Imported)
                        or exists (select 1 from submissions s where s.recommendation_id = r.id) then 1 else 0 end as progress,
                    case when exists (select 1 from deadline_changes c where c.recommendation_id = r.id) then 1 else 0 end as deadline
                from recommendations r
                where r.id in @ids
                """,
                new { Imported, ids = chunk.Select(r => r.Number("id")!.Value) })).ToDictionary(f => f.Id);
            foreach (var row in chunk)
            {
                await Keep(run, row, facts[row.Number("id")!.Value]);
            }
        }
    }

    /// <summary>Adds to the history the states that came from the file.</summary>
    public static async Task Append(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        if (rows.Count > 0)
        {
            await run.Engine.Insert(
                run.Connection,
                "recommendation_events",
                EventColumns,
                [.. rows.Select(r => (object?[])[r["id"], r["authority_code"], Imported, r["state"], run.Now, run.Scope.PersonId, run.Scope.Name])],
                run.Cancel);
        }
    }

    private static async Task Keep(ImportRun run, ImportRow row, Recorded recorded)
    {
        if (recorded.Progress > 0 && Differs(row, "state"))
        {
            await Keep(run, row, "state", $"the portal recorded \"{Name(row.Before("state"))}\", the file says \"{Name(row["state"])}\": the portal's stays");
        }

        if (recorded.Progress > 0 && Differs(row, "done_on"))
        {
            await Keep(run, row, "done_on", $"the portal recorded {Day(row.Before("done_on"))}, the file says {Day(row["done_on"])}: the portal's stays");
        }

        if (recorded.Deadline > 0 && Differs(row, "due_on"))
        {
            await Keep(run, row, "due_on", $"the portal recorded a change to {Day(row.Before("due_on"))}, the file says {Day(row["due_on"])}: the portal's stays");
        }
    }

    /// <summary>Keeps the portal's, and puts the difference before a person unless one settled it before.</summary>
    private static async Task Keep(ImportRun run, ImportRow row, string column, string message)
    {
        var (ours, theirs) = (HandFacts.Text(run, column, row.Before(column)), HandFacts.Text(run, column, row[column]));
        if (await HandFacts.IsSettled(run, HandFacts.Of(row), column, theirs))
        {
            row[column] = row.Before(column);
            return;
        }

        row.Keep(column, message);
        await HandFacts.Record(run, HandFacts.Of(row), column, ours, theirs);
    }

    private static bool Differs(ImportRow row, string column) => !Equals(row.Before(column), row[column]);

    private static string Name(object? state) => RecommendationStates.Parse((string?)state).Name();

    private static string Day(object? date) => date is DateOnly day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "no date";

    private sealed record Recorded
    {
        public required long Id { get; init; }

        public required long Progress { get; init; }

        public required long Deadline { get; init; }
    }
}
