namespace CouncilPortal.Imports;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">From 1, as the spreadsheet shows it.</param>
/// <param name="Cells">From the first column on; what a number, date or share reads as in a CSV file.</param>
internal readonly record struct SheetRow(int Number, List<string> Cells);

/// <summary>
/// The rows of a sheet. A sheet has no last column: rows are as wide as the header, and only what stands beyond that in a row is
/// too much.
/// </summary>
internal sealed class SheetSource(IEnumerable<SheetRow> rows) : RowSource
{
    private readonly IEnumerator<SheetRow> rows = rows.GetEnumerator();
    private int width;

    /// <inheritdoc/>
    public override int Line => rows.Current.Cells is null ? 1 : rows.Current.Number;

    /// <inheritdoc/>
    public override int Cells => Math.Max(width, rows.Current.Cells.Count);

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int cell] => cell < rows.Current.Cells.Count ? rows.Current.Cells[cell] : "";

    /// <inheritdoc/>
    public override bool Read()
    {
        while (rows.MoveNext())
        {
            var cells = rows.Current.Cells;
            var filled = cells.FindLastIndex(c => !string.IsNullOrWhiteSpace(c)) + 1;
            cells.RemoveRange(filled, cells.Count - filled);
            if (cells.Count > 0)
            {
                width = width == 0 ? cells.Count : width;
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => rows.Dispose();
}
