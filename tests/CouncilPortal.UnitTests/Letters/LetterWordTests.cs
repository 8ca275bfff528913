using CouncilPortal.Documents;
using CouncilPortal.Letters;
using CouncilPortal.UnitTests.Scrutiny;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilPortal.UnitTests.Letters;

/// <summary>The Word document of a letter: what stands before it, and tables that are read out with their headings.</summary>
public sealed class LetterWordTests
{
    private const string Body = "Dear Chief Executive\n\n## Complaints upheld\n\n### In detail\n\n| Statistic | Rate |\n|---|---|\n| Upheld | 77% |\n| Not upheld | 23% |\n\nSee [the review](/national/2023-24).";

    private static readonly Letter Published = Packs.Letter("markdown", Body);

    [Fact]
    public void A_reader_is_told_first_what_must_not_be_missed()
    {
        Assert.Equal(["Invented for demonstration. The council and its figures are made up."], Notices(Published, Published.PublishedAt));
        Assert.Empty(Notices(Published with { Invented = false }, Published.PublishedAt));
        Assert.Equal(
            ["Not yet public. This letter and its figures are public from 24 July 2024 at 9:30am. Until then, keep them within your council."],
            Notices(Published with { Invented = false }, Published.PublishedAt.AddTicks(-1)));
        Assert.Equal(
            ["Issued anew on 1 August 2024. A count was wrong."],
            Notices(Published with { Invented = false, ReissuedAt = new DateTimeOffset(2024, 8, 1, 8, 0, 0, TimeSpan.Zero), ReissueReason = "A count was wrong." }, Published.PublishedAt));
        Assert.Equal(
            ["This is an earlier issue of the letter, replaced on 1 August 2024."],
            Notices(Published with { Invented = false, ReplacedAt = new DateTimeOffset(2024, 8, 1, 8, 0, 0, TimeSpan.Zero) }, Published.PublishedAt));
    }

    [Fact]
    public void A_table_has_a_header_row_and_the_document_is_valid()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(WordFile.Of(LetterWord.Of(Published, Published.PublishedAt), path => $"https://portal.example{path}")), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var table = Assert.Single(word.MainDocumentPart!.Document!.Body!.Elements<Table>());
        Assert.Equal(["StatisticRate"], table.Elements<TableRow>().Where(r => r.Descendants<TableHeader>().Any()).Select(r => r.InnerText));
        Assert.Equal(new Uri("https://portal.example/national/2023-24"), Assert.Single(word.MainDocumentPart!.HyperlinkRelationships).Uri);
    }

    [Fact]
    public void What_a_Word_file_does_not_hold_is_no_silent_loss() =>
        Assert.Throws<ArgumentException>(() => WordFile.Of(LetterWord.Of(Published, Published.PublishedAt) with { Parts = [new Unknown()] }, path => path));

    private static IReadOnlyList<string> Notices(Letter letter, DateTimeOffset now) => LetterWord.Of(letter, now).Notices;

    private sealed record Unknown : DocumentPart;
}
