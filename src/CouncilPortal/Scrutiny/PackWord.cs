using CouncilPortal.Documents;

namespace CouncilPortal.Scrutiny;

/// <summary>A committee pack as a Word document that a clerk can edit; figures are their tables in it.</summary>
internal static class PackWord
{
    /// <summary>The file.</summary>
    /// <param name="document">The pack.</param>
    /// <param name="madeOn">The date in London on which it was made.</param>
    /// <param name="address">The full address of a path of the portal.</param>
    public static byte[] Of(PackDocument document, DateOnly madeOn, Func<string, string> address) => WordFile.Of(
        new WordDocument
        {
            Title = document.Title,
            Council = document.Council,
            Author = document.Council,
            Dated = madeOn,
            Notices = document.Notices,
            Parts = [.. document.Lead.Select(DocumentPart.Of), .. document.Sections.SelectMany(Parts)],
        },
        address);

    private static IEnumerable<DocumentPart> Parts(PackSection section) =>
        section.Parts.SelectMany(Parts).Prepend(new DocumentPart.Heading(2, DocumentText.Of(section.Title)));

    private static IEnumerable<DocumentPart> Parts(DocumentPart part) => part switch
    {
        TrendFigure figure => [new DocumentPart.Heading(3, DocumentText.Of(figure.Trend.Headline)), new DocumentPart.Table(figure.Shown)],
        FunnelFigure => [],
        _ => [part],
    };
}
