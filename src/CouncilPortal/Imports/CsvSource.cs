using System.Text;
using Sylvan.Data.Csv;

namespace CouncilPortal.Imports;

/// <summary>A CSV file in UTF-8 with RFC 4180 quoting, row by row, that knows on which line of the file each row begins.</summary>
internal sealed class CsvSource : RowSource
{
    private const int LongestRow = 16 * 1024 * 1024;

    private readonly StreamReader text;
    private readonly CsvDataReader csv;
    private int line;
    private int nextLine = 1;

    /// <summary>Reads from the stream, which stays open.</summary>
    public CsvSource(Stream stream)
    {
        text = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        csv = CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            CsvStyle = CsvStyle.Standard,
            ResultSetMode = ResultSetMode.SingleResult,
            Delimiter = ',',
            Comment = '\0',
            BufferSize = 128 * 1024,
            MaxBufferSize = LongestRow,
            OwnsReader = false,
        });
    }

    /// <inheritdoc/>
    public override int Line => line;

    /// <inheritdoc/>
    public override int Cells => csv.RowFieldCount;

    /// <summary>A cell of the current row, without its quotes.</summary>
    public override ReadOnlySpan<char> this[int cell] => csv.GetFieldSpan(cell);

    /// <inheritdoc/>
    public override bool Read()
    {
        do
        {
            line = nextLine;
            try
            {
                if (!csv.Read())
                {
                    return false;
                }
            }
            catch (CsvFormatException)
            {
                throw new FormatException("the quotes of this row are not closed or stand inside a cell: put the whole cell in quotes and double each quote within it");
            }

            nextLine += csv.GetRawRecordSpan().Count('\n');
        }
        while (csv.RowFieldCount == 1 && csv.GetFieldSpan(0).IsWhiteSpace());

        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        csv.Dispose();
        text.Dispose();
    }
}
