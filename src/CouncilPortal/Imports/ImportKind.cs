using System.Globalization;
using CouncilPortal.Database;

namespace CouncilPortal.Imports;

/// <summary>One of the things that files can hold: its columns, its checks, and the table that it goes to. Lives for one import.</summary>
internal abstract class ImportKind
{
    private Dictionary<string, int>? positions;

    /// <summary>As the command line names it.</summary>
    public abstract string Name { get; }

    /// <summary>The table.</summary>
    public abstract string Table { get; }

    /// <summary>The columns, in the order in which an export writes them.</summary>
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The rows of an export, with the columns of files in their order; no personal scope narrows it.</summary>
    public abstract string ExportSql { get; }

    /// <summary>The columns that a file may have.</summary>
    public IReadOnlyList<ImportColumn> FileColumns => [.. Columns.Where(c => c.Presence != Presence.Computed)];

    /// <summary>
    /// What takes rows out again that an import brought, the row itself last; the parameters are the columns of the key, as files name
    /// them. None where such a row stays and says what <see cref="Before"/> makes of it: nothing, where all that it says may be blank.
    /// </summary>
    public virtual IReadOnlyList<string> TakesOut => [];

    /// <summary>Counts what refers to a row without a key of the table that says so; such a row is not taken out.</summary>
    public virtual string? InUse => null;

    /// <summary>The columns of the key, as the table names them.</summary>
    public IReadOnlyList<BulkColumn> KeyColumns => [.. Columns.Where(c => c.Presence == Presence.Key).Select(c => c.Stored).OfType<BulkColumn>()];

    /// <summary>The columns beside the key, as the table names them.</summary>
    public IReadOnlyList<BulkColumn> ValueColumns => [.. Columns.Where(c => c.Presence != Presence.Key).Select(c => c.Stored).OfType<BulkColumn>()];

    /// <summary>Where a column stands.</summary>
    public int IndexOf(string column)
    {
        positions ??= Columns.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        return positions[column];
    }

    /// <summary>What a row said before an import, and will say again when that is put back.</summary>
    public virtual object? Before(ImportRun run, ImportRow row, ImportColumn column) => column.IsInKey ? row[column.Name] : row.Before(column.Name);

    /// <summary>The file that stood beside a row before an import; null where there is none.</summary>
    public virtual Task<(string Name, byte[] Content)?> FileBefore(ImportRun run, ImportRow row) => Task.FromResult<(string, byte[])?>(null);

    /// <summary>A value as a file would have it.</summary>
    public virtual string Cell(ImportRun run, ImportColumn column, object? value) => value switch
    {
        null => "",
        long id when column.Stored?.Name == "authority_id" => run.Authorities[id].Code,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        string text when column.Write is { } write => write(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Looks up what the portal holds of each row.</summary>
    public virtual Task Find(ImportRun run, IReadOnlyList<ImportRow> rows) => run.Find(rows);

    /// <summary>Checks a row by itself, before the table is looked at.</summary>
    public virtual void Check(ImportRow row, ImportRun run)
    {
    }

    /// <summary>Takes rows without a problem so far into the table, and counts them.</summary>
    public virtual async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await Find(run, rows);
        await run.Write(rows);
    }

    /// <summary>Does what needs every row of the file in place, such as comparing with last year.</summary>
    public virtual Task Finish(ImportRun run) => Task.CompletedTask;
}
