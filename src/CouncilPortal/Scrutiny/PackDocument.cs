using CouncilPortal.DataFiles;
using CouncilPortal.Documents;
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
        DocumentPart.Table { Shown: var table } => table.Data,
        TrendFigure { Shown: var table } => table.Data,
        _ => null,
    }).OfType<DataTable>();
}

/// <summary>A section under a heading.</summary>
/// <param name="Id">Its part of an address within the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Parts">What stands in it.</param>
public sealed record PackSection(string Id, string Title, IReadOnlyList<DocumentPart> Parts);

/// <summary>A statistic over the years: a table everywhere, with its picture on the page.</summary>
public sealed record TrendFigure(Trend Trend, DocumentTable Shown) : DocumentPart;

/// <summary>The councils of one type around their average: a picture on the page, of which the parts beside it tell in words.</summary>
public sealed record FunnelFigure(Funnel Funnel, string Slug, string Kind, ReportingYear Year) : DocumentPart;

/// <summary>A column: what is read of a row, and the cell of a spreadsheet. One of the two may be missing.</summary>
/// <param name="Field">Its name for programs.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Explanation">What it holds, for readers of the spreadsheet.</param>
/// <param name="IsNumber">Whether it holds figures.</param>
/// <param name="Shown">The words of a row; null: it is not read.</param>
/// <param name="Cell">The cell of a row; null: it is in no spreadsheet.</param>
public sealed record PackColumn<T>(string Field, string Heading, string Explanation, bool IsNumber, Func<T, DocumentText>? Shown, Func<T, object?>? Cell);

/// <summary>Kinds of columns, and tables of them.</summary>
public static class PackColumn
{
    /// <summary>A table of the rows given, for reading and for spreadsheets at once.</summary>
    public static DocumentTable TableOf<T>(string id, string name, string caption, IReadOnlyList<PackColumn<T>> columns, IReadOnlyList<T> rows)
    {
        var shown = columns.Where(c => c.Shown is not null).ToList();
        return new DocumentTable
        {
            Caption = caption,
            Columns = [.. shown.Select(c => new DocumentHead(c.Heading, c.IsNumber))],
            Rows = [.. rows.Select(row => (IReadOnlyList<DocumentText>)[.. shown.Select(c => c.Shown!(row))])],
            Data = DataTable.Of<T>(id, name, caption, [.. columns.Where(c => c.Cell is not null).Select(c => new DataColumn<T>(c.Field, c.Heading, c.Explanation, c.Cell!))], rows),
        };
    }

    /// <summary>A column of words, the same everywhere.</summary>
    public static PackColumn<T> Words<T>(string field, string heading, string explanation, Func<T, string> words) =>
        new(field, heading, explanation, false, row => DocumentText.Of(words(row)), row => words(row));

    /// <summary>A column of figures, read as words and counted as numbers.</summary>
    public static PackColumn<T> Number<T>(string field, string heading, string explanation, Func<T, string> words, Func<T, object?> cell) =>
        new(field, heading, explanation, true, row => DocumentText.Of(words(row)), cell);

    /// <summary>A column of spreadsheets alone.</summary>
    public static PackColumn<T> Data<T>(string field, string heading, string explanation, Func<T, object?> cell) =>
        new(field, heading, explanation, true, null, cell);
}
