using System.IO.Compression;
using System.Text;

namespace CouncilPortal.Imports;

/// <summary>
/// What an import changes, as it was before: a file of its kind, whose import puts that back. Of a row that is new it says what becomes of
/// it then: it is blank again, or what its kind makes of it, or taken out.
/// </summary>
internal sealed class ImportBefore : IDisposable
{
    /// <summary>The column that says of a row that it is taken out; only a file that the portal made has it.</summary>
    public const string TakeOut = "take_out";

    private readonly ImportKind kind;
    private readonly ImportColumn[] columns;
    private readonly FileStream rows = ImportContents.Temporary();
    private readonly StreamWriter text;
    private readonly FileStream? files;
    private readonly ZipArchive? package;

    /// <summary>Of an import that is under way, nothing so far.</summary>
    public ImportBefore(ImportKind kind)
    {
        this.kind = kind;
        columns = [.. kind.FileColumns];
        text = new StreamWriter(rows, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        text.Write(string.Join(',', columns.Select(c => c.Name)));
        text.WriteLine(kind.TakesOut.Count > 0 ? $",{TakeOut}" : "");
        if (kind is LettersKind)
        {
            files = ImportContents.Temporary();
            package = new ZipArchive(files, ZipArchiveMode.Create, leaveOpen: true);
        }
    }

    /// <summary>Whether nothing was changed.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Notes rows before they are written.</summary>
    public async Task Add(ImportRun run, IEnumerable<ImportRow> written)
    {
        foreach (var row in written)
        {
            await Add(run, row, await kind.FileBefore(run, row));
        }
    }

    /// <summary>Notes a row with the file that stood beside it.</summary>
    public async Task Add(ImportRun run, ImportRow row, (string Name, byte[] Content)? file)
    {
        IsEmpty = false;
        var goes = row.Existing is null && kind.TakesOut.Count > 0;
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            text.Write(i > 0 ? "," : "");
            if (!goes || column.Presence == Presence.Key)
            {
                Exporter.WriteCell(text, kind.Cell(run, column, goes ? row[column.Name] : kind.Before(run, row, column)));
            }
        }

        text.WriteLine(kind.TakesOut.Count == 0 ? "" : goes ? ",yes" : ",");
        if (file is var (name, content))
        {
            await using var entry = package!.CreateEntry(name).Open();
            await entry.WriteAsync(content);
        }
    }

    /// <summary>The file, from its beginning.</summary>
    public async Task<Stream> Content()
    {
        await text.FlushAsync();
        rows.Position = 0;
        if (package is null)
        {
            return rows;
        }

        var list = package.CreateEntry("list.csv");
        await using (var entry = list.Open())
        {
            await rows.CopyToAsync(entry);
        }

        package.Dispose();
        files!.Position = 0;
        return files;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        package?.Dispose();
        files?.Dispose();
        text.Dispose();
        rows.Dispose();
    }
}
