using System.Data.Common;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>
/// Takes out rows that an earlier import brought. The file that brought them is kept, so nothing is lost; a row to which something else
/// in the portal refers by now stays, and the publisher is told.
/// </summary>
internal static class TakingOut
{
    private const int ChunkSize = 500;

    public static async Task Run(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        List<ImportRow> left = [];
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            await run.Kind.Find(run, chunk);
            left.AddRange(chunk.Where(r => r.Existing is not null));
        }

        run.Report.Unchanged += rows.Count - left.Count;

        // What keeps a row may go itself: a council's successor stays as long as the council. So again, while any goes.
        int before;
        do
        {
            before = left.Count;
            left = await TakeOut(run, left);
        }
        while (left.Count > 0 && left.Count < before);

        run.Report.Unchanged += left.Count;
        foreach (var row in left)
        {
            run.Report.Conflict(row.Line, KeyOf(run).First().Name, $"other things in the portal refer to {Named(run, row)} by now, so it stays");
        }
    }

    /// <summary>Takes out what goes; what is left. Many together first: that one of them stays is rare.</summary>
    private static async Task<List<ImportRow>> TakeOut(ImportRun run, List<ImportRow> rows)
    {
        List<ImportRow> left = [];
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            if (await TryTakeOut(run, chunk))
            {
                continue;
            }

            foreach (var row in chunk)
            {
                if (!await TryTakeOut(run, [row]))
                {
                    left.Add(row);
                }
            }
        }

        return left;
    }

    private static async Task<bool> TryTakeOut(ImportRun run, ImportRow[] rows)
    {
        List<(ImportRow Row, (string, byte[])? File)> gone = [];
        if (run.Before is not null)
        {
            foreach (var row in rows)
            {
                gone.Add((row, await run.Kind.FileBefore(run, row)));
            }
        }

        await run.Connection.ExecuteAsync("savepoint taking_out");
        var areGone = await TryDelete(run, rows);
        if (!areGone)
        {
            await run.Connection.ExecuteAsync("rollback to savepoint taking_out");
        }

        await run.Connection.ExecuteAsync("release savepoint taking_out");
        if (!areGone)
        {
            return false;
        }

        run.Report.TakenOut += rows.Length;
        foreach (var row in rows)
        {
            run.Report.Change(row.Line, KeyOf(run).First().Name, () => $"{Named(run, row)} is taken out: the import that is put back had brought it");
        }

        foreach (var (row, file) in gone)
        {
            await run.Before!.Add(run, row, file);
        }

        return true;
    }

    private static async Task<bool> TryDelete(ImportRun run, ImportRow[] rows)
    {
        try
        {
            foreach (var row in rows)
            {
                if (run.Kind.InUse is { } inUse && await run.Connection.QuerySingleAsync<long>(inUse, Key(run, row)) > 0)
                {
                    return false;
                }
            }

            foreach (var sql in run.Kind.TakesOut)
            {
                await run.Connection.ExecuteAsync(sql, rows.Select(r => Key(run, r)));
            }

            return true;
        }
        catch (DbException failure) when (run.Engine.IsInUse(failure))
        {
            return false;
        }
    }

    private static string Named(ImportRun run, ImportRow row) => string.Join(", ", KeyOf(run).Select(c => run.Kind.Cell(run, c, row[c.Name])));

    private static DynamicParameters Key(ImportRun run, ImportRow row) => new(KeyOf(run).ToDictionary(c => c.Name, c => row[c.Name]));

    private static IEnumerable<ImportColumn> KeyOf(ImportRun run) => run.Kind.Columns.Where(c => c.IsInKey);
}
