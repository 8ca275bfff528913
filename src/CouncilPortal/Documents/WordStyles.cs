using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilPortal.Documents;

/// <summary>The styles and lists of a Word document: Word’s own by name, so that a clerk changes the look of all headings at once and a screen reader finds them.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Strong = "IntenseQuote";
    public const string Bullets = "ListBullet";
    public const string Numbers = "ListNumber";
    public const string Caption = "Caption";
    public const string Cell = "TableText";
    public const string Table = "TableGrid";
    public const string Link = "Hyperlink";
    public const string Header = "Header";
    public const string Footer = "Footer";

    /// <summary>The list of points.</summary>
    public const int BulletList = 1;

    /// <summary>The numbered list.</summary>
    public const int NumberList = 2;

    /// <summary>How deep lists go.</summary>
    public const int Levels = 3;

    private const string Font = "Arial";
    private const string Black = "000000";
    private const string Blue = "1D4F91";
    private const string Line = "75828A";
    private const string Ground = "E9EDEF";

    /// <summary>The style of a heading: level 2 of a document is the first below the title.</summary>
    public static string Heading(int level) => $"Heading{level - 1}";

    /// <summary>The styles, in British English.</summary>
    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                new FontSize { Val = "22" },
                new FontSizeComplexScript { Val = "22" },
                new Languages { Val = "en-GB", EastAsia = "en-GB", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, new StyleParagraphProperties(), new StyleRunProperties(), isDefault: true),
        Paragraph(Title, "Title", "Normal", Spaced("0", "80"), Sized("44", isBold: true)),
        Paragraph(Subtitle, "Subtitle", "Normal", Spaced("0", "200"), Sized("28", isBold: false)),
        HeadingStyle(1, "32", "360"),
        HeadingStyle(2, "26", "240"),
        HeadingStyle(3, "24", "200"),
        HeadingStyle(4, "22", "160"),
        Paragraph(
            Strong, "Intense Quote", "Normal",
            new StyleParagraphProperties(
                new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 36, Space = 8, Color = Black }),
                new SpacingBetweenLines { Before = "160", After = "160" },
                new Indentation { Left = "240" }),
            new StyleRunProperties(new Bold())),
        Paragraph(Bullets, "List Bullet", "Normal", Listed(BulletList), new StyleRunProperties()),
        Paragraph(Numbers, "List Number", "Normal", Listed(NumberList), new StyleRunProperties()),
        Paragraph(Caption, "caption", "Normal", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "200", After = "80" }), new StyleRunProperties(new Bold())),
        Paragraph(Cell, "Table Text", "Normal", new StyleParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto }), Sized("20", isBold: false)),
        Paragraph(Header, "header", "Normal", Spaced("0", "0"), Sized("18", isBold: false)),
        Paragraph(Footer, "footer", "Normal", new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification { Val = JustificationValues.Right }), Sized("18", isBold: false)),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = Blue }, new Underline { Val = UnderlineValues.Single }))
        { Type = StyleValues.Character, StyleId = Link },
        new Style(new StyleName { Val = "Normal Table" }, new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }, Margins()))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        new Style(
            new StyleName { Val = "Table Grid" },
            new BasedOn { Val = "TableNormal" },
            new StyleTableProperties(Borders()),
            new TableStyleProperties(new RunPropertiesBaseStyle(new Bold()), new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Ground }))
            { Type = TableStyleOverrideValues.FirstRow },
            new TableStyleProperties(new RunPropertiesBaseStyle(new Bold())) { Type = TableStyleOverrideValues.FirstColumn })
        { Type = StyleValues.Table, StyleId = Table });

    /// <summary>The lists. Each of <paramref name="numbered"/> is a numbered list that begins at one.</summary>
    public static Numbering Lists(IEnumerable<int> numbered) => new(
    [
        Abstract(BulletList, NumberFormatValues.Bullet, level => level switch { 0 => "•", 1 => "–", _ => "▪" }),
        Abstract(NumberList, NumberFormatValues.Decimal, level => $"%{level + 1}."),
        new NumberingInstance(new AbstractNumId { Val = BulletList }) { NumberID = BulletList },
        new NumberingInstance(new AbstractNumId { Val = NumberList }) { NumberID = NumberList },
        .. numbered.Select(id => new NumberingInstance(
            new AbstractNumId { Val = NumberList },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 })
        { NumberID = id }),
    ]);

    private static AbstractNum Abstract(int id, NumberFormatValues format, Func<int, string> text) => new(
    [
        new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Levels).Select(level => new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text(level) },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = $"{360 * (level + 1)}", Hanging = "360" }))
        { LevelIndex = level }),
    ])
    { AbstractNumberId = id };

    private static Style HeadingStyle(int level, string size, string before) => Paragraph(
        $"Heading{level}", $"heading {level}", "Normal",
        new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = before, After = "100" }, new OutlineLevel { Val = level - 1 }),
        Sized(size, isBold: true));

    private static Style Paragraph(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }

        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn }, new NextParagraphStyle { Val = id is Bullets or Numbers or Cell ? id : "Normal" });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static StyleParagraphProperties Spaced(string before, string after) => new(new SpacingBetweenLines { Before = before, After = after });

    private static StyleParagraphProperties Listed(int list) => new(
        new NumberingProperties(new NumberingId { Val = list }), new SpacingBetweenLines { After = "60" });

    private static StyleRunProperties Sized(string size, bool isBold) => isBold
        ? new StyleRunProperties(new Bold(), new Color { Val = Black }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size })
        : new StyleRunProperties(new Color { Val = Black }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size });

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4, Color = Line },
        new LeftBorder { Val = BorderValues.Single, Size = 4, Color = Line },
        new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Line },
        new RightBorder { Val = BorderValues.Single, Size = 4, Color = Line },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = Line });

    private static TableCellMarginDefault Margins() => new(
        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa });
}
