namespace CouncilPortal.Imports;

/// <summary>The rows of a file, as text: of a CSV file, or of the first sheet of a spreadsheet (XLSX, ODS).</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>What every XLSX and ODS file begins with: both are ZIP archives.</summary>
    private static ReadOnlySpan<byte> Archive => "PK\u0003\u0004"u8;

    /// <summary>The line of the file, or the row of the sheet, on which the current row begins; the header is on 1 of most files.</summary>
    public abstract int Line { get; }

    /// <summary>How many cells the current row has.</summary>
    public abstract int Cells { get; }

    /// <summary>A cell of the current row.</summary>
    public abstract ReadOnlySpan<char> this[int cell] { get; }

    /// <summary>Reads from the stream, which stays open. What the file is shows in its first bytes, not in its name.</summary>
    public static RowSource Open(Stream content) =>
        content.CanSeek && IsArchive(content) ? new SheetSource(SheetFile.Rows(content)) : new CsvSource(content);

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="FormatException">The file cannot be read from here on; the message says why and what to do.</exception>
    public abstract bool Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the file.</summary>
    protected abstract void Dispose(bool disposing);

    private static bool IsArchive(Stream content)
    {
        Span<byte> first = stackalloc byte[4];
        var from = content.Position;
        var read = content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        content.Position = from;
        return first[..read].SequenceEqual(Archive);
    }
}
