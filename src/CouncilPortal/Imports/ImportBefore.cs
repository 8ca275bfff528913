using System.Globalization;
using System.Text;

namespace CouncilPortal.Imports;

/// <summary>The rows that an import wrote, as they were before: a file whose import puts them back. Of a row that is new nothing was known.</summary>
internal static class ImportBefore
{
    /// <summary>As CSV with every column of the kind.</summary>
    public static byte[] Csv(ImportRun run)
    {
        var columns = run.Kind.FileColumns;
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(false)) { NewLine = "\r\n" })
        {
            text.WriteLine(string.Join(',', columns.Select(c => c.Name)));
            foreach (var row in run.Written)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    text.Write(i > 0 ? "," : "");
                    var value = columns[i].Presence == Presence.Key ? row[columns[i].Name] : row.Before(columns[i].Name);
                    Exporter.WriteCell(text, Cell(run, columns[i], value));
                }

                text.WriteLine();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A value as a file would have it.</summary>
    internal static string Cell(ImportRun run, ImportColumn column, object? value) => value switch
    {
        null => "",
        long id when column.Stored?.Name == "authority_id" => run.Authorities[id].Code,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        string text when column.Write is { } write => write(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
