using System.Data.Common;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// Takes out rows that an earlier import brought. The file that brought them is kept, so nothing is lost; a row on which something was
/// recorded since stays, and the publisher is told.
/// </summary>
internal static class TakingOut
{
    private const int ChunkSize = 500;

    public static async Task Run(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            await run.Kind.Find(run, chunk);
            ImportRow[] there = [.. chunk.Where(r => r.Existing is not null)];
            run.Report.Unchanged += chunk.Length - there.Length;
            if (run.Before is { } before)
            {
                await before.Add(run, there);
            }

            // Together first: that something stands on one of them is rare.
            if (await TryTakeOut(run, there))
            {
                continue;
            }

            foreach (var row in there)
            {
                if (!await TryTakeOut(run, [row]))
                {
                    run.Report.Unchanged++;
                    run.Report.Conflict(row.Line, KeyOf(run).First().Name, $"something was recorded on {Named(run, row)} in the portal since the import that brought it, so it stays");
                }
            }
        }
    }

    private static async Task<bool> TryTakeOut(ImportRun run, ImportRow[] rows)
    {
        await run.Connection.ExecuteAsync("savepoint taking_out");
        try
        {
            foreach (var sql in run.Kind.TakesOut)
            {
                await run.Connection.ExecuteAsync(sql, rows.Select(r => Key(run, r)));
            }
        }
        catch (DbException failure) when (run.Engine.IsInUse(failure))
        {
            await run.Connection.ExecuteAsync("rollback to savepoint taking_out");
            return false;
        }

        await run.Connection.ExecuteAsync("release savepoint taking_out");
        run.Report.TakenOut += rows.Length;
        foreach (var row in rows)
        {
            run.Report.Change(row.Line, KeyOf(run).First().Name, () => $"{Named(run, row)} is taken out: the import that is put back had brought it");
        }

        return true;
    }

    private static string Named(ImportRun run, ImportRow row) => string.Join(", ", KeyOf(run).Select(c => run.Kind.Cell(run, c, row[c.Name])));

    private static DynamicParameters Key(ImportRun run, ImportRow row) => new(KeyOf(run).ToDictionary(c => c.Name, c => row[c.Name]));

    private static IEnumerable<ImportColumn> KeyOf(ImportRun run) => run.Kind.FileColumns.Where(c => c is { Presence: Presence.Key, Stored: not null });
}
