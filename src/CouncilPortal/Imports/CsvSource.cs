using System.Text;
using Sylvan.Data.Csv;

namespace CouncilPortal.Imports;

/// <summary>A CSV file in UTF-8 with RFC 4180 quoting, row by row, that knows on which line of the file each row begins.</summary>
internal sealed class CsvSource : IDisposable
{
    private const int LongestRow = 16 * 1024 * 1024;

    private readonly StreamReader text;
    private readonly CsvDataReader csv;
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

    /// <summary>The line of the file on which the current row begins; the header is on line 1 of most files.</summary>
    public int Line { get; private set; }

    /// <summary>How many cells the current row has.</summary>
    public int Cells => csv.RowFieldCount;

    /// <summary>A cell of the current row, without its quotes.</summary>
    public ReadOnlySpan<char> this[int cell] => csv.GetFieldSpan(cell);

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="FormatException">The quoting is broken from here on; the message says where and what to do.</exception>
    public bool Read()
    {
        do
        {
            Line = nextLine;
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
    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }
}
