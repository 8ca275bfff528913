using CsvHelper;

namespace CouncilPortal.Layout;

/// <summary>A table offered as a file: CSV in UTF-8, in which no spreadsheet takes a cell for a formula.</summary>
internal static class CsvDownload
{
    private static readonly CsvWriterOptions Guarded = new() { Injection = CsvInjection.Escape };

    /// <summary>The answer with the file: a header and its rows, blank where a value is not known.</summary>
    public static IResult Of(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Guarded, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.EndRecord();
            }
        }

        return Results.File(file.ToArray(), "text/csv; charset=utf-8", name);
    }
}
