namespace CouncilPortal.Documents;

/// <summary>A part of a document in words and tables, whatever form it is given: a page, a PDF, a Word file. A feature may have kinds of its own, which it puts into these for a Word file.</summary>
public abstract record DocumentPart
{
    /// <summary>A heading; the document's own title is of level 1.</summary>
    public sealed record Heading(int Level, DocumentText Text) : DocumentPart;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(DocumentText Text) : DocumentPart;

    /// <summary>Points, numbered or not; each holds parts of its own.</summary>
    public sealed record Points(bool IsNumbered, IReadOnlyList<IReadOnlyList<DocumentPart>> Items) : DocumentPart;

    /// <summary>A table.</summary>
    public sealed record Table(DocumentTable Shown) : DocumentPart;

    /// <summary>A paragraph of plain words.</summary>
    public static DocumentPart Of(string text) => new Paragraph(DocumentText.Of(text));

    /// <summary>Points of plain words.</summary>
    public static DocumentPart Of(IEnumerable<string> items) => new Points(false, [.. items.Select(i => (IReadOnlyList<DocumentPart>)[Of(i)])]);
}
