using System.Buffers;

namespace CouncilPortal.Imports;

/// <summary>Reads rows into values and checks what a row can be checked for by itself.</summary>
internal sealed class RowReader(RowSource source, ImportHeader header, ImportRun run)
{
    private const char KeySeparator = '\u001f';

    /// <summary>Neither can stand in a text: the first shows that the file is not UTF-8.</summary>
    private static readonly SearchValues<char> Unreadable = SearchValues.Create("\ufffd\0");

    private readonly Dictionary<string, int> lineOfKey = new(StringComparer.Ordinal);
    private readonly int[] keys = [.. run.Kind.Columns.Select((c, i) => (c, i)).Where(c => c.c.Presence == Presence.Key).Select(c => c.i)];
    private bool isBroken;

    /// <summary>How many rows were read.</summary>
    public int Rows { get; private set; }

    /// <summary>How many of them have a problem; known when the last batch was given.</summary>
    public int Refused { get; private set; }

    /// <summary>The rows without a problem, in batches; each is read and checked while the one before it is stored. Refused ones are in the report.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportRow>> Batches(int size)
    {
        var next = Task.Run(() => Batch(size));
        try
        {
            while (await next is { Count: > 0 } batch)
            {
                next = Task.Run(() => Batch(size));
                yield return batch;
            }
        }
        finally
        {
            // The file may be closed only when nobody reads it any more.
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private List<ImportRow> Batch(int size)
    {
        List<ImportRow> rows = new(size);
        while (rows.Count < size && TryRead())
        {
            Rows++;
            var row = new ImportRow(source.Line, run.Kind, run.Report);
            if (Fill(row))
            {
                CheckOnce(row);
                if (!row.IsTakenOut)
                {
                    run.Kind.Check(row, run);
                }
            }

            if (row.IsRefused)
            {
                Refused++;
            }
            else
            {
                rows.Add(row);
            }
        }

        run.Cancel.ThrowIfCancellationRequested();
        return rows;
    }

    private bool TryRead()
    {
        if (isBroken)
        {
            return false;
        }

        try
        {
            return source.Read();
        }
        catch (FormatException broken)
        {
            isBroken = true;
            Refused++;
            run.Report.Refuse(source.Line, "row", broken.Message);
            return false;
        }
    }

    private bool Fill(ImportRow row)
    {
        if (source.Cells != header.Columns.Length)
        {
            row.Refuse("row", $"has {source.Cells} cells where the header has {header.Columns.Length}: correct it, and put cells that hold a comma in quotes");
            return false;
        }

        for (var cell = 0; cell < header.Columns.Length; cell++)
        {
            if (header.Columns[cell] == ImportHeader.LeftOut)
            {
                continue;
            }

            var text = source[cell];
            if (header.Columns[cell] == ImportHeader.TakesOut)
            {
                row.IsTakenOut = !text.IsWhiteSpace();
                continue;
            }

            var column = run.Kind.Columns[header.Columns[cell]];
            if (text.IsWhiteSpace())
            {
                if (column.Presence == Presence.Key)
                {
                    row.Refuse(column.Name, "is blank: every row needs it");
                }
            }
            else if (text.IndexOfAny(Unreadable) >= 0)
            {
                row.Refuse(column.Name, "holds characters that are not UTF-8: save the file as CSV in UTF-8");
            }
            else
            {
                row.Values[header.Columns[cell]] = column.Read(column.KeepsSpaces ? text : text.Trim(), run.Authorities, out var error);
                if (error is not null)
                {
                    row.Refuse(column.Name, error);
                }
            }
        }

        return !row.IsRefused;
    }

    private void CheckOnce(ImportRow row)
    {
        var key = keys.Length == 1 ? row.Values[keys[0]]!.ToString()! : string.Join(KeySeparator, keys.Select(k => row.Values[k]));
        if (!lineOfKey.TryAdd(key, row.Line))
        {
            row.Refuse(run.Kind.Columns[keys[0]].Name, $"this row has the same {string.Join(" and ", keys.Select(k => run.Kind.Columns[k].Name))} as line {lineOfKey[key]}: keep one of them");
        }
    }
}
