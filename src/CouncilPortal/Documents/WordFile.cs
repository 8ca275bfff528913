using CouncilPortal.DataFiles;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilPortal.Documents;

/// <summary>
/// A Word document that a clerk can edit: headings, lists and tables of Word’s own kinds, header rows that come again on each
/// page, no text boxes and no pictures, in British English, with page numbers. The library that writes it is loaded when the
/// first is asked for.
/// </summary>
internal sealed class WordFile
{
    /// <summary>What the file is to a browser.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Margin = 1134;
    private const int TextWidth = PageWidth - (2 * Margin);

    private readonly MainDocumentPart main;
    private readonly Func<string, string> address;
    private readonly List<int> numbered = [];

    private WordFile(MainDocumentPart main, Func<string, string> address)
    {
        this.main = main;
        this.address = address;
    }

    /// <summary>The file.</summary>
    /// <param name="document">What it is made of.</param>
    /// <param name="address">The full address of a path of the portal.</param>
    public static byte[] Of(WordDocument document, Func<string, string> address)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = FilePackage.Clean($"{document.Council}: {document.Title}");
            word.PackageProperties.Creator = document.Author is { } author ? FilePackage.Clean(author) : null;
            word.PackageProperties.Language = "en-GB";
            word.PackageProperties.Created = document.Dated.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            word.PackageProperties.Modified = word.PackageProperties.Created;
            new WordFile(word.AddMainDocumentPart(), address).Write(document);
        }

        return file.ToArray();
    }

    private void Write(WordDocument document)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.All();
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = "en-GB" });
        OpenXmlElement[] body =
        [
            Paragraph(WordStyles.Title, Text(DocumentText.Of(document.Title))),
            Paragraph(WordStyles.Subtitle, Text(DocumentText.Of(document.Council))),
            .. document.Notices.Select(n => Paragraph(WordStyles.Strong, Text(DocumentText.Of(n)))),
            .. document.Parts.SelectMany(p => Parts(p, level: 0)),
        ];
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Lists(numbered);
        main.Document = new Document(new Body([.. body, Section(document)]));
    }

    private SectionProperties Section(WordDocument document)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(Paragraph(WordStyles.Header, Text(DocumentText.Of($"{document.Council}: {document.Title}"))));
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(Paragraph(WordStyles.Footer, [Run(DocumentRun.Of("Page ")), new SimpleField(Run(DocumentRun.Of("1"))) { Instruction = "PAGE" }, Run(DocumentRun.Of(" of ")), new SimpleField(Run(DocumentRun.Of("1"))) { Instruction = "NUMPAGES" }]));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
    }

    private IEnumerable<OpenXmlElement> Parts(DocumentPart part, int level) => part switch
    {
        DocumentPart.Heading heading => [Paragraph(WordStyles.Heading(heading.Level), Text(heading.Text))],
        DocumentPart.Paragraph paragraph => [Paragraph(null, Text(paragraph.Text))],
        DocumentPart.Points points => Points(points, level),
        DocumentPart.Table table => TableOf(table.Shown),
        _ => throw new ArgumentException($"A Word file holds no {part.GetType().Name}.", nameof(part)),
    };

    /// <summary>What stands in a point after its first paragraph is a paragraph of its own; points in points are a level deeper.</summary>
    private IEnumerable<OpenXmlElement> Points(DocumentPart.Points points, int level)
    {
        var list = WordStyles.BulletList;
        if (points.IsNumbered)
        {
            list = WordStyles.NumberList + numbered.Count + 1;
            numbered.Add(list);
        }

        foreach (var item in points.Items)
        {
            foreach (var part in item)
            {
                if (part is DocumentPart.Paragraph paragraph && ReferenceEquals(part, item[0]))
                {
                    yield return Point(paragraph.Text, points.IsNumbered, list, level);
                    continue;
                }

                foreach (var element in Parts(part, Math.Min(level + 1, WordStyles.Levels - 1)))
                {
                    yield return element;
                }
            }
        }
    }

    private Paragraph Point(DocumentText text, bool isNumbered, int list, int level) => new(
    [
        new ParagraphProperties(
            new ParagraphStyleId { Val = isNumbered ? WordStyles.Numbers : WordStyles.Bullets },
            new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })),
        .. Text(text),
    ]);

    private IEnumerable<OpenXmlElement> TableOf(DocumentTable table)
    {
        var widths = Widths(table);
        yield return Paragraph(WordStyles.Caption, Text(DocumentText.Of(table.Caption)));
        yield return new Table(
        [
            new TableProperties(
                new TableStyle { Val = WordStyles.Table },
                new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "06A0", FirstRow = true, FirstColumn = true, LastRow = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = FilePackage.Clean(table.Caption) }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })),
            Row(table.Columns.Select(c => DocumentText.Of(c.Text)), table.Columns, widths, isHeader: true),
            .. table.Rows.Select(r => Row(r, table.Columns, widths, isHeader: false)),
        ]);
        yield return Paragraph(null, []);
    }

    private TableRow Row(IEnumerable<DocumentText> cells, IReadOnlyList<DocumentHead> columns, List<int> widths, bool isHeader)
    {
        var row = new TableRow(isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        foreach (var (text, i) in cells.Select((c, i) => (c, i)))
        {
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Cell });
            if (i < columns.Count && columns[i].IsNumber)
            {
                properties.Append(new Justification { Val = JustificationValues.Right });
            }

            row.Append(new TableCell(
                new TableCellProperties(new TableCellWidth { Width = $"{widths[Math.Min(i, widths.Count - 1)]}", Type = TableWidthUnitValues.Dxa }),
                new Paragraph([properties, .. Text(text)])));
        }

        return row;
    }

    /// <summary>Widths by what stands in the columns: none narrower than its longest word, none so wide that others starve.</summary>
    private static List<int> Widths(DocumentTable table)
    {
        const int Narrowest = 8;
        const int Widest = 44;
        var weights = table.Columns
            .Select((c, i) => Math.Clamp(table.Rows.Select(r => i < r.Count ? r[i].Plain.Length : 0).Append(c.Text.Split(' ').Max(w => w.Length) + 2).Max(), Narrowest, Widest))
            .DefaultIfEmpty(1)
            .ToList();
        var sum = weights.Sum();
        return [.. weights.Select(w => TextWidth * w / sum)];
    }

    private static Paragraph Paragraph(string? style, IEnumerable<OpenXmlElement> content) => style is null
        ? new Paragraph(content)
        : new Paragraph([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. content]);

    private IEnumerable<OpenXmlElement> Text(DocumentText text) => text.Runs.Select(r => Target(r.Link) is { } target
        ? new Hyperlink(Run(r, isLink: true)) { Id = main.AddHyperlinkRelationship(target, isExternal: true).Id, History = true }
        : (OpenXmlElement)Run(r));

    private Uri? Target(string? link) =>
        link is not null && Uri.TryCreate(link.StartsWith('/') ? address(link) : link, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" or "mailto"
            ? target
            : null;

    private static Run Run(DocumentRun text, bool isLink = false)
    {
        var run = new Run();
        OpenXmlElement[] looks =
        [
            .. isLink ? (OpenXmlElement[])[new RunStyle { Val = WordStyles.Link }] : [],
            .. text.IsStrong ? (OpenXmlElement[])[new Bold()] : [],
            .. text.IsEmphasised ? (OpenXmlElement[])[new Italic()] : [],
        ];
        if (looks.Length > 0)
        {
            run.Append(new RunProperties(looks));
        }

        foreach (var (line, i) in FilePackage.Clean(text.Text).Split('\n').Select((l, i) => (l, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
