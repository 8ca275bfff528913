using CouncilPortal.Scrutiny;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilPortal.UnitTests.Scrutiny;

/// <summary>The Word document of a pack: valid, accessible, and a clerk’s to edit.</summary>
public sealed class PackWordTests
{
    [Fact]
    public void It_is_a_valid_document()
    {
        using var word = Open();
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void It_has_its_title_its_council_and_British_English()
    {
        using var word = Open();
        Assert.Equal("Ambleford Borough Council: Committee pack: the Ombudsman’s annual review 2023-24", word.PackageProperties.Title);
        Assert.Equal(("Ambleford Borough Council", "en-GB"), (word.PackageProperties.Creator, word.PackageProperties.Language));
        var styles = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        Assert.Equal("en-GB", styles.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void Headings_and_lists_are_of_Words_own_kinds_and_step_down_one_at_a_time()
    {
        using var word = Open();
        var styles = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!, s => s.StyleName!.Val!.Value);
        var used = Body(word).Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!).ToList();
        Assert.All(used, id => Assert.Contains(id, styles.Keys));
        Assert.Equal("Title", used[0]);
        var levels = used.Where(s => s.StartsWith("Heading", StringComparison.Ordinal)).Select(s => s[^1] - '0').ToList();
        Assert.Equal("heading 1", styles["Heading1"]);
        Assert.True(levels.Zip(levels.Skip(1)).All(l => l.Second <= l.First + 1) && levels[0] == 1);
        Assert.Contains("ListBullet", used);
        var numbered = Body(word).Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "ListNumber").ToList();
        Assert.Equal(["First", "Second"], numbered.Select(p => p.InnerText));
        Assert.NotEqual(1, numbered[0].Descendants<NumberingId>().Single().Val!.Value);
    }

    [Fact]
    public void Every_table_has_a_name_and_a_header_row_that_comes_again_and_rows_that_do_not_break()
    {
        using var word = Open();
        var tables = Body(word).Elements<Table>().ToList();
        Assert.Equal(6, tables.Count);
        Assert.All(tables, table =>
        {
            Assert.NotEmpty(table.Descendants<TableCaption>().Single().Val!.Value!);
            var rows = table.Elements<TableRow>().ToList();
            Assert.Single(rows[0].Descendants<TableHeader>());
            Assert.Empty(rows.Skip(1).SelectMany(r => r.Descendants<TableHeader>()));
            Assert.All(rows, r => Assert.Single(r.Descendants<CantSplit>()));
            Assert.True(table.Descendants<TableLook>().Single().FirstRow!.Value);
            Assert.Equal("Caption", ((Paragraph)table.PreviousSibling()!).ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        });
    }

    [Fact]
    public void It_has_page_numbers_and_neither_text_boxes_nor_pictures()
    {
        using var word = Open();
        Assert.Contains("PAGE", word.MainDocumentPart!.FooterParts.Single().Footer!.Descendants<SimpleField>().Select(f => f.Instruction!.Value));
        Assert.DoesNotContain(Body(word).Descendants(), e => e.LocalName is "drawing" or "pict" or "txbxContent");
    }

    [Fact]
    public void Links_lead_to_full_addresses()
    {
        using var word = Open();
        Assert.Contains(new Uri("https://portal.example/national/2023-24"), word.MainDocumentPart!.HyperlinkRelationships.Select(r => r.Uri));
        Assert.All(word.MainDocumentPart!.HyperlinkRelationships, r => Assert.True(r.Uri.IsAbsoluteUri));
    }

    [Fact]
    public void Characters_that_no_document_can_hold_do_not_break_it()
    {
        var pack = Packs.With(Packs.Figures, Facts.Averages(85, 100, 20));
        using var word = Open(pack with { Letter = Packs.Letter("text", "Before\u0001\ud800after\n\n=1+1") });
        Assert.Contains("Before\ufffd\ufffdafter", Body(word).InnerText, StringComparison.Ordinal);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken));
    }

    private static Body Body(WordprocessingDocument word) => word.MainDocumentPart!.Document!.Body!;

    private static WordprocessingDocument Open() => Open(Packs.With(Packs.Figures, Facts.Averages(85, 100, 20)));

    private static WordprocessingDocument Open(CommitteePack pack) =>
        WordprocessingDocument.Open(new MemoryStream(PackWord.Of(PackWriting.Of(pack), pack.MadeOn, path => $"https://portal.example{path}")), isEditable: false);
}
