using CouncilPortal.Documents;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CouncilPortal.Letters;

/// <summary>A letter's text as parts of a document: what its page shows, without its markup.</summary>
internal static class LetterParts
{
    private const int LowestLevel = 5;

    /// <summary>The parts. The letter's headings stand below one of the level given: 1 in a document of its own.</summary>
    public static IReadOnlyList<DocumentPart> Of(Letter letter, int below) => letter.Format == "text"
        ? [.. LetterHtml.Paragraphs(letter.Body).Select(DocumentPart.Of)]
        : [.. LetterHtml.Parse(letter.Body).SelectMany(b => Parts(b, below))];

    private static IEnumerable<DocumentPart> Parts(Block block, int below) => block switch
    {
        HeadingBlock heading => [new DocumentPart.Heading(Math.Clamp(heading.Level - 1 + below, below + 1, LowestLevel), Text(heading.Inline))],
        ParagraphBlock paragraph => [new DocumentPart.Paragraph(Text(paragraph.Inline))],
        ListBlock list => [new DocumentPart.Points(list.IsOrdered, [.. list.OfType<ContainerBlock>().Select(item => (IReadOnlyList<DocumentPart>)[.. item.SelectMany(b => Parts(b, below))])])],
        Table table => [new DocumentPart.Table(TableOf(table))],
        LinkReferenceDefinitionGroup => [],
        ContainerBlock container => container.SelectMany(b => Parts(b, below)),
        LeafBlock { Lines.Count: > 0 } code => [DocumentPart.Of(code.Lines.ToString())],
        _ => [],
    };

    private static DocumentTable TableOf(Table table)
    {
        var rows = table.OfType<TableRow>().Select(r => (r.IsHeader, Cells: r.OfType<TableCell>().Select(Cell).ToList())).ToList();
        var head = rows.Find(r => r.IsHeader).Cells ?? [];
        return new DocumentTable
        {
            Caption = "Table in the letter",
            Columns = [.. head.Select(h => new DocumentHead(h.Plain, false))],
            Rows = [.. rows.Where(r => !r.IsHeader).Select(r => (IReadOnlyList<DocumentText>)r.Cells)],
            Data = null,
        };
    }

    private static DocumentText Cell(TableCell cell) => new([.. cell.OfType<LeafBlock>().SelectMany(b => Text(b.Inline).Runs)]);

    private static DocumentText Text(ContainerInline? inlines) => new(inlines is null ? [] : [.. Runs(inlines, DocumentRun.Of(""))]);

    private static IEnumerable<DocumentRun> Runs(ContainerInline inlines, DocumentRun like) => inlines.SelectMany(inline => inline switch
    {
        LiteralInline literal => [like with { Text = literal.Content.ToString() }],
        CodeInline code => [like with { Text = code.Content }],
        HtmlEntityInline entity => [like with { Text = entity.Transcoded.ToString() }],
        LineBreakInline end => [like with { Text = end.IsHard ? "\n" : " " }],
        AutolinkInline link => [like with { Text = link.Url, Link = Address(link.IsEmail ? $"mailto:{link.Url}" : link.Url) }],
        LinkInline { IsImage: false } link => Runs(link, like with { Link = Address(link.Url) }),
        EmphasisInline { DelimiterCount: > 1 } strong => Runs(strong, like with { IsStrong = true }),
        EmphasisInline stressed => Runs(stressed, like with { IsEmphasised = true }),
        ContainerInline container => Runs(container, like),
        _ => (IEnumerable<DocumentRun>)[],
    });

    /// <summary>A part of the letter's own page is none of another document.</summary>
    private static string? Address(string? url) => string.IsNullOrEmpty(url) || url.StartsWith('#') ? null : url;
}
