using CouncilPortal.Time;

namespace CouncilPortal.DataFiles;

/// <summary>
/// A worksheet as both spreadsheet formats write it, after the Analysis Function's guidance on spreadsheets: lines of text in
/// column A, beginning with a title in A1, then at most one table, without merged or empty cells.
/// </summary>
internal sealed record Sheet
{
    /// <summary>What stands in a cell of which nothing is published; numbers around it stay numbers.</summary>
    public const string NotKnown = "[x]";

    private const int CoverWidth = 110;
    private const int WidestPage = 180;
    private const int Margin = 6;

    public required string Name { get; init; }

    public required IReadOnlyList<SheetLine> Lines { get; init; }

    public required DataTable? Table { get; init; }

    /// <summary>The row of the table's header, from 1: below the lines.</summary>
    public int HeaderRow => Lines.Count + 1;

    /// <summary>How wide each column is, in characters.</summary>
    public IReadOnlyList<int> Widths => field ??= Table is { } table ? [.. table.Columns.Select((_, c) => WidthOf(table, c))] : [CoverWidth];

    /// <summary>Which columns hold numbers.</summary>
    public IReadOnlyList<bool> NumberColumns => field ??= Table is { } table ? [.. table.Columns.Select((_, c) => table.Rows.Any(r => r[c] is int or long or decimal))] : [false];

    /// <summary>Whether it is printed on pages of its own width; a wider one goes over several.</summary>
    public bool FitsThePage => Widths.Sum() <= WidestPage;

    /// <summary>Whether a text goes on in a further line of a column.</summary>
    public bool Wraps(int column, string text) => text.Length > Widths[column] - Margin || text.Contains('\n', StringComparison.Ordinal);

    /// <summary>How many lines a text takes in a column, rather one too many.</summary>
    public int LinesOf(int column, string text) => text.Split('\n').Sum(line => 1 + (Math.Max(0, line.Length - 1) / (Widths[column] - Margin)));

    /// <summary>The cover, the notes, the columns explained, and a worksheet for each table that has rows.</summary>
    public static IReadOnlyList<Sheet> Of(DataSet set)
    {
        DataTable[] full = [.. set.Tables.Where(t => t.Rows.Count > 0)];
        return [Cover(set, full), Notes(set.Cover), Columns(full), .. full.Select(Data)];
    }

    /// <summary>A cell as it is read.</summary>
    public static string Shown(object? cell) => cell switch
    {
        null => NotKnown,
        int count => count.ToString("N0", BritishCulture.Instance),
        long count => count.ToString("N0", BritishCulture.Instance),
        decimal number => number.ToString("0.######", BritishCulture.Instance),
        DateOnly date => LondonTime.Format(date),
        string { Length: 0 } => NotKnown,
        string text => text,
        _ => throw new ArgumentException($"A cell holds text, a number or a date, not {cell.GetType().Name}.", nameof(cell)),
    };

    /// <summary>Its longest cell or word of the heading, within reason.</summary>
    private static int WidthOf(DataTable table, int column)
    {
        const int Narrowest = 14;
        const int Widest = 66;
        var cells = table.Rows.Select(r => Shown(r[column]).Length).DefaultIfEmpty(0).Max();
        var words = table.Columns[column].Heading.Split(' ').Max(w => w.Length) + 4;
        return Math.Clamp(Math.Max(cells, words) + Margin, Narrowest, Widest);
    }

    private static Sheet Cover(DataSet set, IReadOnlyList<DataTable> full)
    {
        var cover = set.Cover;
        DataTable[] empty = [.. set.Tables.Except(full)];
        return new Sheet
        {
            Name = "Cover",
            Table = null,
            Lines =
            [
                SheetLine.Title(cover.Title),
                .. cover.Invented is { } invented ? [SheetLine.Strong(invented)] : Array.Empty<SheetLine>(),
                SheetLine.Plain(cover.About),
                SheetLine.Plain($"Period: {cover.Period}."),
                SheetLine.Plain($"Place: {cover.Place}."),
                SheetLine.Plain($"This file was made on {LondonTime.Format(cover.MadeOn)} from {cover.MadeFrom}. Later corrections are not in it: the page has the latest."),
                SheetLine.To($"The page with the same figures: {cover.Address}", cover.Address),
                SheetLine.Heading("Worksheets in this file"),
                SheetLine.To("Notes: what to know before comparing", "#Notes"),
                SheetLine.To("Columns: every column explained", "#Columns"),
                .. full.Select(t => SheetLine.To($"{t.Name}: {t.Title}", $"#{t.Name}")),
                .. empty.Length == 0 ? Array.Empty<SheetLine>() : [SheetLine.Plain($"Nothing is published here of: {string.Join("; ", empty.Select(t => t.Title))}.")],
                SheetLine.Heading("Sources and licences"),
                .. cover.Sources.Select(SheetLine.Plain),
            ],
        };
    }

    private static Sheet Notes(Cover cover) => new()
    {
        Name = "Notes",
        Lines = [SheetLine.Title("Notes"), SheetLine.Plain("This worksheet contains one table.")],
        Table = DataTable.Of<(int Number, string Text)>(
            "notes",
            "Notes",
            "Notes",
            [new("note", "Note", "", n => $"Note {n.Number}"), new("text", "What it says", "", n => n.Text)],
            cover.Notes.Prepend($"{NotKnown} stands where nothing is published. It never means zero.").Select((text, i) => (i + 1, text))),
    };

    private static Sheet Columns(IReadOnlyList<DataTable> tables) => new()
    {
        Name = "Columns",
        Lines = [SheetLine.Title("Columns explained"), SheetLine.Plain("This worksheet contains one table. The names in the last column are those of the CSV files.")],
        Table = DataTable.Of<(DataTable Table, DataColumn Column)>(
            "columns",
            "Columns",
            "Columns",
            [
                new("worksheet", "Worksheet", "", c => c.Table.Name),
                new("column", "Column", "", c => c.Column.Heading),
                new("explanation", "What it holds", "", c => c.Column.Explanation),
                new("csv_name", "Name in CSV files", "", c => c.Column.Field),
            ],
            tables.SelectMany(t => t.Columns.Select(c => (t, c)))),
    };

    private static Sheet Data(DataTable table) => new()
    {
        Name = table.Name,
        Lines =
        [
            SheetLine.Title(table.Title),
            SheetLine.Plain($"This worksheet contains one table. {NotKnown} stands where nothing is published."),
            SheetLine.Plain("The worksheets Notes and Columns explain it."),
        ],
        Table = table,
    };
}

/// <summary>A line above the table.</summary>
/// <param name="Kind">How it looks.</param>
/// <param name="Text">What it says.</param>
/// <param name="Link">Where it leads: an address, or <c>#</c> and the name of a worksheet; null: nowhere.</param>
internal sealed record SheetLine(LineKind Kind, string Text, string? Link)
{
    public static SheetLine Title(string text) => new(LineKind.Title, text, null);

    public static SheetLine Heading(string text) => new(LineKind.Heading, text, null);

    public static SheetLine Strong(string text) => new(LineKind.Strong, text, null);

    public static SheetLine Plain(string text) => new(LineKind.Text, text, null);

    public static SheetLine To(string text, string link) => new(LineKind.Link, text, link);
}

/// <summary>How a line looks.</summary>
internal enum LineKind
{
    /// <summary>The title of the worksheet, in A1.</summary>
    Title,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Text that must not be missed.</summary>
    Strong,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A link.</summary>
    Link,
}
