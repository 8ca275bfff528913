using CsvHelper;

namespace CouncilPortal.DataFiles;

/// <summary>Tables as CSV in UTF-8, in which no spreadsheet takes a cell for a formula.</summary>
internal static class CsvFile
{
    /// <summary>What the file is to a browser.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Guarded = new() { Injection = CsvInjection.Escape };

    /// <summary>The table: the names of its columns, and its rows; blank where a value is not known.</summary>
    public static byte[] Of(DataTable table) => Of([.. table.Columns.Select(c => c.Field)], table.Rows);

    /// <summary>A header and its rows.</summary>
    public static byte[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Guarded, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var cell in row)
                {
                    // The engines hand over different trailing zeros.
                    csv.WriteField(cell is decimal number ? number / 1.000000000000000000000000000m : cell);
                }

                csv.EndRecord();
            }
        }

        return file.ToArray();
    }
}
