using CouncilPortal.DataFiles;
using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>A committee pack in words and tables, from which its page, PDF, Word document and spreadsheet are all made.</summary>
public sealed record PackDocument
{
    /// <summary>What it is: <c>Committee pack: the Ombudsman’s annual review 2024-25</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The council, in whose name it is.</summary>
    public required string Council { get; init; }

    /// <summary>What a reader must not miss: that the council is invented, that the year is not public.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>For which meeting it is, and when it was made.</summary>
    public required IReadOnlyList<string> Lead { get; init; }

    /// <summary>The sections.</summary>
    public required IReadOnlyList<PackSection> Sections { get; init; }

    /// <summary>The tables with cells for a spreadsheet, in their order.</summary>
    public IEnumerable<DataTable> Tables => Sections.SelectMany(s => s.Parts).Select(p => p switch
    {
        PackPart.Table { Shown: var table } => table.Data,
        PackPart.TrendFigure { Shown: var table } => table.Data,
        _ => null,
    }).OfType<DataTable>();
}

/// <summary>A section under a heading.</summary>
/// <param name="Id">Its part of an address within the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Parts">What stands in it.</param>
public sealed record PackSection(string Id, string Title, IReadOnlyList<PackPart> Parts);

/// <summary>A part of a section.</summary>
public abstract record PackPart
{
    private PackPart()
    {
    }

    /// <summary>A heading within a section; the section's own is of level 2.</summary>
    public sealed record Heading(int Level, PackText Text) : PackPart;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(PackText Text) : PackPart;

    /// <summary>Points, numbered or not; each holds parts of its own.</summary>
    public sealed record Points(bool IsNumbered, IReadOnlyList<IReadOnlyList<PackPart>> Items) : PackPart;

    /// <summary>A table.</summary>
    public sealed record Table(PackTable Shown) : PackPart;

    /// <summary>A statistic over the years: a table everywhere, with its picture on the page.</summary>
    public sealed record TrendFigure(Trend Trend, PackTable Shown) : PackPart;

    /// <summary>The councils of one type around their average: a picture on the page, of which the parts beside it tell in words.</summary>
    public sealed record FunnelFigure(Funnel Funnel, string Slug, string Kind, ReportingYear Year) : PackPart;

    /// <summary>A paragraph of plain words.</summary>
    public static PackPart Of(string text) => new Paragraph(PackText.Of(text));

    /// <summary>Points of plain words.</summary>
    public static PackPart Of(IEnumerable<string> items) => new Points(false, [.. items.Select(i => (IReadOnlyList<PackPart>)[Of(i)])]);
}

/// <summary>Words, some of them strong or a link.</summary>
/// <param name="Runs">The words in their order.</param>
public sealed record PackText(IReadOnlyList<PackRun> Runs)
{
    /// <summary>The words alone.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Plain words.</summary>
    public static PackText Of(string text) => new([PackRun.Of(text)]);

    /// <summary>Words that lead somewhere: a path of the portal, or a full address.</summary>
    public static PackText To(string text, string link) => new([PackRun.To(text, link)]);
}

/// <summary>Words that look alike. A line that ends within a paragraph is a line feed.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsStrong">Whether they must not be missed.</param>
/// <param name="IsEmphasised">Whether they are stressed.</param>
/// <param name="Link">Where they lead: a path of the portal, or a full address; null: nowhere.</param>
public sealed record PackRun(string Text, bool IsStrong, bool IsEmphasised, string? Link)
{
    /// <summary>Plain words.</summary>
    public static PackRun Of(string text) => new(text, false, false, null);

    /// <summary>Words that lead somewhere.</summary>
    public static PackRun To(string text, string link) => new(text, false, false, link);
}

/// <summary>A table as it is read, and its cells for a spreadsheet. The first column names the row.</summary>
public sealed record PackTable
{
    /// <summary>What it shows, where and when.</summary>
    public required string Caption { get; init; }

    /// <summary>The headings of the columns that are read.</summary>
    public required IReadOnlyList<PackHead> Columns { get; init; }

    /// <summary>The rows as they are read.</summary>
    public required IReadOnlyList<IReadOnlyList<PackText>> Rows { get; init; }

    /// <summary>The same as cells of a spreadsheet; null for a table that is part of a text.</summary>
    public required DataTable? Data { get; init; }

    /// <summary>A table of the rows given, for reading and for spreadsheets at once.</summary>
    public static PackTable Of<T>(string id, string name, string caption, IReadOnlyList<PackColumn<T>> columns, IReadOnlyList<T> rows)
    {
        var shown = columns.Where(c => c.Shown is not null).ToList();
        return new PackTable
        {
            Caption = caption,
            Columns = [.. shown.Select(c => new PackHead(c.Heading, c.IsNumber))],
            Rows = [.. rows.Select(row => (IReadOnlyList<PackText>)[.. shown.Select(c => c.Shown!(row))])],
            Data = DataTable.Of<T>(id, name, caption, [.. columns.Where(c => c.Cell is not null).Select(c => new DataColumn<T>(c.Field, c.Heading, c.Explanation, c.Cell!))], rows),
        };
    }
}

/// <summary>The heading of a column.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsNumber">Whether the column holds figures, which stand at its right.</param>
public sealed record PackHead(string Text, bool IsNumber);

/// <summary>A column: what is read of a row, and the cell of a spreadsheet. One of the two may be missing.</summary>
/// <param name="Field">Its name for programs.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Explanation">What it holds, for readers of the spreadsheet.</param>
/// <param name="IsNumber">Whether it holds figures.</param>
/// <param name="Shown">The words of a row; null: it is not read.</param>
/// <param name="Cell">The cell of a row; null: it is in no spreadsheet.</param>
public sealed record PackColumn<T>(string Field, string Heading, string Explanation, bool IsNumber, Func<T, PackText>? Shown, Func<T, object?>? Cell);

/// <summary>Kinds of columns.</summary>
public static class PackColumn
{
    /// <summary>A column of words, the same everywhere.</summary>
    public static PackColumn<T> Words<T>(string field, string heading, string explanation, Func<T, string> words) =>
        new(field, heading, explanation, false, row => PackText.Of(words(row)), row => words(row));

    /// <summary>A column of figures, read as words and counted as numbers.</summary>
    public static PackColumn<T> Number<T>(string field, string heading, string explanation, Func<T, string> words, Func<T, object?> cell) =>
        new(field, heading, explanation, true, row => PackText.Of(words(row)), cell);

    /// <summary>A column of spreadsheets alone.</summary>
    public static PackColumn<T> Data<T>(string field, string heading, string explanation, Func<T, object?> cell) =>
        new(field, heading, explanation, true, null, cell);
}
