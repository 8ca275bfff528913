using CouncilPortal.Database;
using CouncilPortal.Scopes;

namespace CouncilPortal.Imports;

/// <summary>One import under way: inside one transaction, which stands at the end or not at all.</summary>
internal sealed class ImportRun
{
    private bool? wasEmpty;
    private int[]? keyPositions;
    private int[]? storedPositions;

    /// <summary>What is imported.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>Who imports.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The instant of the import.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The transaction.</summary>
    public required ScopedConnection Connection { get; init; }

    /// <summary>The engine behind it.</summary>
    public required Engine Engine { get; init; }

    /// <summary>What came of it so far.</summary>
    public required ImportReport Report { get; init; }

    /// <summary>The authorities by code.</summary>
    public required AuthorityCodes Authorities { get; set; }

    /// <summary>Which of the kind's columns the file has.</summary>
    public required bool[] InFile { get; init; }

    /// <summary>Whether rows that are there already are left alone.</summary>
    public required bool AddsOnly { get; init; }

    /// <summary>Whether rows that have no invented-column belong to invented authorities.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Opens a file beside the one that is imported; null where there is none of the name.</summary>
    public required Func<string, Stream?> Beside { get; init; }

    /// <summary>Reads the text of a letter that is a PDF, or says why it cannot be taken.</summary>
    public required Func<byte[], CancellationToken, Task<string>> ReadPdf { get; init; }

    /// <summary>Where to note what each written row was before; null where nobody will put it back.</summary>
    public required ImportBefore? Before { get; init; }

    /// <summary>Stops it.</summary>
    public required CancellationToken Cancel { get; init; }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => InFile[Kind.IndexOf(column)];

    /// <summary>Looks up what the table holds for each row, and lets that stand where the file has no such column.</summary>
    public async Task Find(IReadOnlyList<ImportRow> rows)
    {
        wasEmpty ??= await Dapper.SqlMapper.ExecuteScalarAsync<long>(Connection, $"select count(*) from (select 1 from {Kind.Table} limit 1) t") == 0;
        if (wasEmpty == true || rows.Count == 0)
        {
            return;
        }

        var found = await Engine.Find(Connection, Kind.Table, Kind.KeyColumns, Kind.ValueColumns, [.. rows.Select(Keys)], Cancel);
        for (var i = 0; i < rows.Count; i++)
        {
            if (found[i] is { } values)
            {
                Remember(rows[i], values);
            }
        }
    }

    /// <summary>Inserts the new rows, updates those that differ, and counts all. Needed facts that are missing refuse a row.</summary>
    public async Task Write(IReadOnlyList<ImportRow> rows)
    {
        List<ImportRow> added = [];
        List<ImportRow> changed = [];
        foreach (var row in rows)
        {
            CheckNeeded(row);
            if (row.IsRefused)
            {
                Report.Refused++;
            }
            else if (row.Existing is null)
            {
                added.Add(row);
            }
            else if (!AddsOnly && Differs(row))
            {
                changed.Add(row);
            }
            else
            {
                Report.Unchanged++;
            }
        }

        Report.Added += added.Count;
        Report.Changed += changed.Count;
        foreach (var row in added.Concat(changed))
        {
            row.IsWritten = true;
        }

        foreach (var row in changed)
        {
            NoteChanges(row);
        }

        if (Before is { } before)
        {
            await before.Add(this, added.Concat(changed));
        }

        if (added.Count > 0)
        {
            await Engine.Insert(Connection, Kind.Table, [.. Kind.KeyColumns, .. Kind.ValueColumns], [.. added.Select(Stored)], Cancel);
        }

        if (changed.Count > 0)
        {
            await Engine.Update(Connection, Kind.Table, Kind.KeyColumns, Kind.ValueColumns, [.. changed.Select(Stored)], Cancel);
        }
    }

    /// <summary>Refuses a row that was taken in already; the file is refused with it.</summary>
    public void RefuseWritten(ImportRow row, string column, string message)
    {
        if (!row.IsRefused)
        {
            Report.Refused++;
            Report.Added -= row is { IsWritten: true, Existing: null } ? 1 : 0;
            Report.Changed -= row is { IsWritten: true, Existing: not null } ? 1 : 0;
            Report.Unchanged -= row.IsWritten ? 0 : 1;
        }

        row.Refuse(column, message);
    }

    private void CheckNeeded(ImportRow row)
    {
        for (var c = 0; c < Kind.Columns.Count; c++)
        {
            if (Kind.Columns[c].Presence == Presence.Needed && row.Values[c] is null)
            {
                row.Refuse(Kind.Columns[c].Name, InFile[c] ? "is blank: enter it" : "is not in the file, and this row is new: add the column");
            }
        }
    }

    private static bool Differs(ImportRow row)
    {
        for (var c = 0; c < row.Values.Length; c++)
        {
            if (!Equals(row.Values[c], row.Existing![c]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a row changes, column by column.</summary>
    private void NoteChanges(ImportRow row)
    {
        for (var c = 0; c < row.Values.Length; c++)
        {
            var (column, before, now) = (c, row.Existing![c], row.Values[c]);
            if (Kind.Columns[c].Presence != Presence.Computed && !Equals(now, before))
            {
                Report.Change(row.Line, Kind.Columns[c].Name, () => $"{Shown(column, before)} becomes {Shown(column, now)}");
            }
        }
    }

    private string Shown(int column, object? value)
    {
        const int Longest = 80;
        var text = Kind.Cell(this, Kind.Columns[column], value);
        return text.Length == 0 ? "nothing" : text.Length > Longest ? $"“{text[..Longest]}…”" : $"“{text}”";
    }

    private void Remember(ImportRow row, object?[] values)
    {
        row.Existing = [.. row.Values];
        var next = 0;
        for (var c = 0; c < row.Values.Length; c++)
        {
            if (Kind.Columns[c] is not { Presence: not Presence.Key, Stored: not null })
            {
                continue;
            }

            row.Existing[c] = values[next++];
            if (!InFile[c])
            {
                row.Values[c] = row.Existing[c];
            }
        }
    }

    private object?[] Keys(ImportRow row) => Values(row, keyPositions ??= [.. Positions(isKey: true)]);

    private object?[] Stored(ImportRow row) => Values(row, storedPositions ??= [.. Positions(isKey: true), .. Positions(isKey: false)]);

    private IEnumerable<int> Positions(bool isKey) =>
        Enumerable.Range(0, Kind.Columns.Count).Where(c => Kind.Columns[c].Stored is not null && Kind.Columns[c].Presence == Presence.Key == isKey);

    private static object?[] Values(ImportRow row, int[] positions)
    {
        var values = new object?[positions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = row.Values[positions[i]];
        }

        return values;
    }
}
