using CouncilPortal.Letters;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CouncilPortal.Scrutiny;

/// <summary>A letter's text as parts of a pack: what its page shows, without its markup.</summary>
internal static class PackLetter
{
    /// <summary>The letter's headings stand below that of the section.</summary>
    private const int HighestLevel = 3;
    private const int LowestLevel = 5;

    public static IReadOnlyList<PackPart> Of(Letter letter) => letter.Format == "text"
        ? [.. LetterHtml.Paragraphs(letter.Body).Select(PackPart.Of)]
        : [.. LetterHtml.Parse(letter.Body).SelectMany(Parts)];

    private static IEnumerable<PackPart> Parts(Block block) => block switch
    {
        HeadingBlock heading => [new PackPart.Heading(Math.Clamp(heading.Level + 1, HighestLevel, LowestLevel), Text(heading.Inline))],
        ParagraphBlock paragraph => [new PackPart.Paragraph(Text(paragraph.Inline))],
        ListBlock list => [new PackPart.Points(list.IsOrdered, [.. list.OfType<ContainerBlock>().Select(item => (IReadOnlyList<PackPart>)[.. item.SelectMany(Parts)])])],
        Table table => [new PackPart.Table(TableOf(table))],
        LinkReferenceDefinitionGroup => [],
        ContainerBlock container => container.SelectMany(Parts),
        LeafBlock { Lines.Count: > 0 } code => [PackPart.Of(code.Lines.ToString())],
        _ => [],
    };

    private static PackTable TableOf(Table table)
    {
        var rows = table.OfType<TableRow>().Select(r => (r.IsHeader, Cells: r.OfType<TableCell>().Select(Cell).ToList())).ToList();
        var head = rows.Find(r => r.IsHeader).Cells ?? [];
        return new PackTable
        {
            Caption = "Table in the letter",
            Columns = [.. head.Select(h => new PackHead(h.Plain, false))],
            Rows = [.. rows.Where(r => !r.IsHeader).Select(r => (IReadOnlyList<PackText>)r.Cells)],
            Data = null,
        };
    }

    private static PackText Cell(TableCell cell) => new([.. cell.OfType<LeafBlock>().SelectMany(b => Text(b.Inline).Runs)]);

    private static PackText Text(ContainerInline? inlines) => new(inlines is null ? [] : [.. Runs(inlines, PackRun.Of(""))]);

    private static IEnumerable<PackRun> Runs(ContainerInline inlines, PackRun like) => inlines.SelectMany(inline => inline switch
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
        _ => (IEnumerable<PackRun>)[],
    });

    /// <summary>A part of the letter's own page is none of the pack.</summary>
    private static string? Address(string? url) => string.IsNullOrEmpty(url) || url.StartsWith('#') ? null : url;
}
