namespace CouncilPortal.DataFiles;

/// <summary>Tables that are offered as files, with what a reader of the file alone must know. One description makes every format.</summary>
public sealed record DataSet
{
    /// <summary>What the file is.</summary>
    public required Cover Cover { get; init; }

    /// <summary>The tables, in their order. One without rows is named on the cover and left out.</summary>
    public required IReadOnlyList<DataTable> Tables { get; init; }
}

/// <summary>What stands before the tables.</summary>
public sealed record Cover
{
    /// <summary>The title of the file: <c>Complaints about Kent County Council</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What the file holds, in a sentence or two.</summary>
    public required string About { get; init; }

    /// <summary>The period that it covers: <c>1 April 2022 to 31 March 2024</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The place that it is about.</summary>
    public required string Place { get; init; }

    /// <summary>The full address of the page that shows the same.</summary>
    public required string Address { get; init; }

    /// <summary>The date in London on which the file was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>From what the file was made, within its sentence about that: what was public then, unless it says otherwise.</summary>
    public string MadeFrom { get; init; } = "what was public then";

    /// <summary>Says that something in the file was made up for demonstration; null where everything is real.</summary>
    public required string? Invented { get; init; }

    /// <summary>Where the data come from, and under which licence, one for each line.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What a reader must know so as not to misread the tables.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One table: columns, and rows of cells. A cell is a text, a whole number, a decimal number, a date, or null where it is not known.</summary>
public sealed record DataTable
{
    /// <summary>Its name in addresses and formulas: <c>headline_statistics</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on the tab of a worksheet: <c>Headline statistics</c>; at most 31 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, where and when.</summary>
    public required string Title { get; init; }

    /// <summary>Its columns.</summary>
    public required IReadOnlyList<DataColumn> Columns { get; init; }

    /// <summary>Its rows; each has a cell for each column.</summary>
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>A table of the rows given.</summary>
    public static DataTable Of<T>(string id, string name, string title, IReadOnlyList<DataColumn<T>> columns, IEnumerable<T> rows) => new()
    {
        Id = id,
        Name = name,
        Title = title,
        Columns = columns,
        Rows = [.. rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(row))])],
    };
}

/// <summary>A column of a table.</summary>
/// <param name="Field">Its name in CSV files: <c>upheld_rate</c>.</param>
/// <param name="Heading">Its heading for people, with the unit: <c>Upheld rate (percent)</c>.</param>
/// <param name="Explanation">What it holds, and what a missing cell means where that is not simply "not published".</param>
public record DataColumn(string Field, string Heading, string Explanation);

/// <summary>A column, and how its cell is taken from a row.</summary>
/// <param name="Field">Its name in CSV files.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Explanation">What it holds.</param>
/// <param name="Cell">The cell of a row.</param>
public sealed record DataColumn<T>(string Field, string Heading, string Explanation, Func<T, object?> Cell) : DataColumn(Field, Heading, Explanation);
