using System.Globalization;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// What people made or amended by hand, which a file does not overwrite: every field of what was made here, and each field
/// that was amended. Where a file says something else, the difference is kept for a person to settle; once settled, the same
/// value again asks nobody again.
/// </summary>
internal static class HandFacts
{
    /// <summary>The field of the amendment that says that something was made by hand, so that all its fields are the portal's.</summary>
    private const string MadeByHand = "made by hand";

    /// <summary>Keeps what was recorded by hand of decisions that are there already, and lists each difference.</summary>
    public static async Task KeepDecisions(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        var columns = run.Kind.Columns.Where(c => c.Presence is Presence.Needed or Presence.Optional).Select(c => c.Name).Append(DecisionAuthorities.Column.Name).ToArray();
        foreach (var chunk in Differing(rows, columns).Chunk(500))
        {
            var kept = (await run.Connection.QueryAsync<KeptField>(
                """
                select distinct m.decision_id as id, m.field from amendments m
                where m.decision_id in @ids and m.recommendation_id is null
                """,
                new { ids = chunk.Select(r => r.Number("id")!.Value) })).ToLookup(k => k.Id, k => k.Field);
            foreach (var row in chunk)
            {
                var id = row.Number("id")!.Value;
                foreach (var column in columns.Where(c => Differs(row, c) && IsKept(kept[id], c == DecisionAuthorities.Column.Name ? "authorities" : c)))
                {
                    await Keep(run, row, new Place { DecisionId = id, RecommendationId = null, AuthorityId = null }, column);
                }
            }
        }
    }

    /// <summary>Keeps what was recorded by hand of recommendations that are there already, and lists each difference.</summary>
    public static async Task KeepRecommendations(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        string[] columns = ["kind", "remedy", "text", "public_summary", "original_due_on", "due_on", "done_on", "state"];
        foreach (var chunk in Differing(rows, columns).Chunk(500))
        {
            var kept = (await run.Connection.QueryAsync<KeptField>(
                "select distinct m.recommendation_id as id, m.field from amendments m where m.recommendation_id in @ids",
                new { ids = chunk.Select(r => r.Number("id")!.Value) })).ToLookup(k => k.Id, k => k.Field);
            foreach (var row in chunk)
            {
                foreach (var column in columns.Where(c => Differs(row, c) && IsKept(kept[row.Number("id")!.Value], c)))
                {
                    await Keep(run, row, Of(row), column);
                }
            }
        }
    }

    /// <summary>Keeps what the portal recorded of one column, lists the difference unless it was settled before, and tells the sender.</summary>
    public static async Task Keep(ImportRun run, ImportRow row, Place place, string column)
    {
        var (ours, theirs) = (Text(run, column, row.Before(column)), Text(run, column, row[column]));
        if (await IsSettled(run, place, column, theirs))
        {
            row[column] = row.Before(column);
            return;
        }

        row.Keep(column, $"the portal recorded {Shown(ours)}, the file says {Shown(theirs)}: the portal's stays");
        await Record(run, place, column, ours, theirs);
    }

    /// <summary>Lets a caseworker who has a form open on what the file changed find that it has changed.</summary>
    public static async Task Advance(ImportRun run, IReadOnlyList<ImportRow> changed)
    {
        foreach (var chunk in changed.Chunk(500))
        {
            await run.Connection.ExecuteAsync($"update {run.Kind.Table} set version = version + 1 where id in @ids", new { ids = chunk.Select(r => r.Number("id")!.Value) });
        }
    }

    /// <summary>The place of a recommendation's row.</summary>
    public static Place Of(ImportRow row) => new()
    {
        DecisionId = row.Number("decision_reference")!.Value,
        RecommendationId = row.Number("id")!.Value,
        AuthorityId = row.Number("authority_code")!.Value,
    };

    /// <summary>Whether a person has settled this value of the file before.</summary>
    public static async Task<bool> IsSettled(ImportRun run, Place place, string field, string? theirs) =>
        await run.Connection.QuerySingleAsync<long>(
            """
            select count(*) from import_conflicts f
            where f.decision_id = @DecisionId and coalesce(f.recommendation_id, 0) = @Recommendation and f.field = @field
                and f.settled_at is not null and coalesce(f.theirs, '') = @theirs
            """,
            new { place.DecisionId, Recommendation = place.RecommendationId ?? 0, field, theirs = theirs ?? "" }) > 0;

    /// <summary>Puts the difference before a person, in place of an earlier one of the same field that still waits.</summary>
    public static Task Record(ImportRun run, Place place, string field, string? ours, string? theirs) =>
        run.Connection.ExecuteAsync(
            """
            insert into import_conflicts (decision_id, recommendation_id, authority_id, field, ours, theirs, found_at, found_by_name)
            values (@DecisionId, @RecommendationId, @AuthorityId, @field, @ours, @theirs, @Now, @Name)
            on conflict (decision_id, coalesce(recommendation_id, 0), field) where settled_at is null
                do update set ours = excluded.ours, theirs = excluded.theirs, found_at = excluded.found_at, found_by_name = excluded.found_by_name
            """,
            new { place.DecisionId, place.RecommendationId, place.AuthorityId, field, ours, theirs, run.Now, run.Scope.Name });

    /// <summary>A value as conflicts and amendments keep it.</summary>
    public static string? Text(ImportRun run, string column, object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool answer => answer ? "yes" : "no",
        string ids when column == DecisionAuthorities.Column.Name => string.Join(
            ' ', ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => run.Authorities[long.Parse(id, CultureInfo.InvariantCulture)].Code).Order(StringComparer.Ordinal)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<ImportRow> Differing(IReadOnlyList<ImportRow> rows, string[] columns) =>
        rows.Where(r => r.Existing is not null && columns.Any(c => Differs(r, c)));

    private static bool Differs(ImportRow row, string column) => !Equals(row.Before(column), row[column]);

    private static bool IsKept(IEnumerable<string> kept, string field) => kept.Contains(MadeByHand) || kept.Contains(field);

    private static string Shown(string? text) => text is null ? "nothing" : $"\"{text}\"";

    /// <summary>Where a difference was found.</summary>
    internal sealed record Place
    {
        public required long DecisionId { get; init; }

        public required long? RecommendationId { get; init; }

        public required long? AuthorityId { get; init; }
    }

    private sealed record KeptField
    {
        public required long Id { get; init; }

        public required string Field { get; init; }
    }
}
