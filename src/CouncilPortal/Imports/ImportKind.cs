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

    /// <summary>Whether a row can be put back to what it was, a new one to nothing known: all that it says may be blank and stands in the table.</summary>
    public bool CanBeUndone => Columns.All(c => c is { Presence: Presence.Key or Presence.Optional, Stored: not null });

    /// <summary>Whether rows that were there and were changed can be put back; new ones only where <see cref="CanBeUndone"/>.</summary>
    public virtual bool ChangesCanBeUndone => CanBeUndone;

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

    /// <summary>Checks a row by itself, before the table is looked at.</summary>
    public virtual void Check(ImportRow row, ImportRun run)
    {
    }

    /// <summary>Takes rows without a problem so far into the table, and counts them.</summary>
    public virtual async Task Store(ImportRun run, IReadOnlyList<ImportRow> rows)
    {
        await run.Find(rows);
        await run.Write(rows);
    }

    /// <summary>Does what needs every row of the file in place, such as comparing with last year.</summary>
    public virtual Task Finish(ImportRun run) => Task.CompletedTask;
}
