using System.Text;
using System.Text.RegularExpressions;
using CouncilPortal.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>The page, the PDF, the Word document and the spreadsheet of a pack carry the same figures, read out of each by another program; for councils with awkward figures too.</summary>
public sealed class PackFormsTests
{
    private const string Slug = "ambleford-borough-council";
    private const string Pack = "/scrutiny/pack/2024-25";

    /// <summary>Figures that make trouble, with what must stand in every form.</summary>
    private static readonly Awkward[] Councils =
    [
        new("District", 5, 3, 1, 8, 7, 2, null, null, ["60%", "3 of 5 investigations", "88%", "7 of 8 outcomes. 2 were completed late", "33%", "1 of 3 upheld decisions", "23% to 88%", "85%"]),
        new("District", 0, 0, 0, 0, 0, 0, null, null, ["No investigations this year", "No recommendations fell due", "No complaints upheld this year"]),
        new("Other", 1, 1, 0, 1, 1, 1, null, null, ["100%", "1 of 1 investigation", "1 of 1 outcome. 1 was completed late", "21% to 100%", "There is no average of similar authorities to compare this with."]),
        new("District", null, null, null, 63, null, null, 77, 98, ["77%", "The number of investigations is not given", "98% of 63 outcomes. How many were completed late is not given", "so it cannot be tested against the average"]),
    ];

    private static readonly string[] Tags = ["H1", "H2", "Table", "TH", "Caption", "L", "LI"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_page_the_Word_document_and_the_spreadsheet_carry_the_same_figures(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        foreach (var awkward in Councils)
        {
            await Write(data, awkward);
            using var member = await portal.SignedIn("Sam Scrutiny");
            var page = await member.Text(Pack);
            var word = await member.GetByteArrayAsync(new Uri($"{Pack}/pack.docx", UriKind.Relative), Cancel);
            var sheets = await member.GetByteArrayAsync(new Uri($"{Pack}/pack.ods", UriKind.Relative), Cancel);
            IsInEach(awkward, page, PackText.Word(word));
            SheetsAgree(page, Spreadsheet.Ods(sheets));
            using var document = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Cancel).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public async Task The_PDF_carries_the_same_figures_and_is_tagged_titled_and_in_British_English()
    {
        Assert.SkipWhen(TestPrograms.WhyNoPdf is not null, TestPrograms.WhyNoPdf ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await using var people = await TestPortal.WithDemoPeople(data);
        // The browser's own sandbox does not start for root, as whom tests may run.
        await using var portal = new TestPortal(data, new Dictionary<string, string?> { ["Pdf:Chromium"] = TestPrograms.Chromium, ["Pdf:Sandbox"] = "false", ["Pdf:TimeoutSeconds"] = "120" });
        foreach (var awkward in Councils)
        {
            await Write(data, awkward);
            using var member = await portal.SignedIn("Sam Scrutiny");
            using var answer = await member.Get($"{Pack}/pack.pdf");
            Assert.Equal($"{Slug}-committee-pack-2024-25.pdf", answer.Content.Headers.ContentDisposition!.FileName);
            var pdf = await answer.Content.ReadAsByteArrayAsync(Cancel);
            IsInEach(awkward, await member.Text(Pack), await PackText.Pdf(pdf));
            await IsTagged(pdf);
        }
    }

    [Theory, BothEngines]
    public async Task Files_are_named_by_council_and_year_and_a_formula_stays_text(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        await Write(data, Councils[0]);
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        var decision = await data.Decision(council, "24000001", new DateOnly(2024, 5, 1), new DateOnly(2024, 7, 1));
        await data.Recommendation(decision, council, "service_improvement", new DateOnly(2024, 8, 1));
        await data.Execute("update recommendations set public_summary = '=HYPERLINK(1)'", null);
        using var member = await portal.SignedIn("Sam Scrutiny");
        foreach (var (kindOfFile, type) in new[] { ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("ods", "application/vnd.oasis.opendocument.spreadsheet") })
        {
            using var answer = await member.Get($"{Pack}/pack.{kindOfFile}");
            Assert.Equal($"{Slug}-committee-pack-2024-25.{kindOfFile}", answer.Content.Headers.ContentDisposition!.FileName);
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        }

        var sheets = Spreadsheet.Ods(await member.GetByteArrayAsync(new Uri($"{Pack}/pack.ods", UriKind.Relative), Cancel));
        Assert.Equal(new ReadCell("string", "=HYPERLINK(1)"), sheets.Table("Improvements", "What was promised")[0]["What was promised"]);
        Assert.DoesNotContain(sheets.Part("content.xml").Descendants(), e => e.Attributes().Any(a => a.Name.LocalName == "formula"));
    }

    /// <summary>Every cell of the tables of figures, and every figure that must be there.</summary>
    private static void IsInEach(Awkward awkward, string page, string other)
    {
        var html = PackText.Html(page);
        foreach (var words in awkward.Expected)
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
            Assert.Contains(words, other, StringComparison.Ordinal);
        }

        var rows = PackText.Rows(page, "headline figures of 2024-25");
        Assert.Equal(["Upheld rate", "Compliance rate", "Satisfactory remedy rate"], rows.Select(r => r[0]).Take(3));
        foreach (var row in rows)
        {
            Assert.Contains(string.Join(' ', row), other, StringComparison.Ordinal);
        }

        foreach (Match caption in Regex.Matches(page, @"<caption>([^<]*, 20\d\d-\d\d to 2024-25)</caption>"))
        {
            foreach (var row in PackText.Rows(page, caption.Groups[1].Value))
            {
                Assert.Contains(string.Join(' ', row), other, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Numbers of the page are numbers in the spreadsheet; words are the same words.</summary>
    private static void SheetsAgree(string page, Spreadsheet sheets)
    {
        var read = PackText.Rows(page, "headline figures of 2024-25");
        var cells = sheets.Table("Headline figures", "Statistic");
        Assert.Equal(read.Select(r => r[0]), cells.Select(c => c["Statistic"].Value));
        foreach (var (row, cell) in read.Zip(cells))
        {
            Assert.Equal(row[1], cell["Rate"] is { Kind: "float", Value: var rate } ? $"{rate}{(row[0].Contains("100,000", StringComparison.Ordinal) ? "" : "%")}" : "none");
            Assert.Equal(row[2], cell["Counts"].Value);
            Assert.Equal(row[3], cell["Average of similar authorities"] is { Kind: "float", Value: var average } ? $"{average}%" : "not given");
            Assert.Equal(row[4], cell["Against the average"].Value);
            if (cell["Counted"].Kind == "float")
            {
                Assert.StartsWith($"{cell["Counted"].Value} ", Regex.Replace(row[2], "^No .*", "0 "), StringComparison.Ordinal);
            }
        }

        var late = Regex.Match(read[1][2], @"(\d+) w(as|ere) completed late").Groups[1].Value;
        Assert.Equal(late.Length == 0 ? "0" : late, cells[1]["Completed late"] is { Kind: "float", Value: var counted } ? counted : "0");
    }

    private static async Task IsTagged(byte[] pdf)
    {
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Matches(@"/MarkInfo\s*<<[^>]*/Marked\s+true", raw);
        Assert.Matches(@"/Lang ?\(en-GB\)", raw);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, Cancel);
            var info = await TestPrograms.Output("pdfinfo", file);
            Assert.Matches("Title: +Ambleford Borough Council: Committee pack: the Ombudsman’s annual review 2024-25", info);
            Assert.Matches("Tagged: +yes", info);
            Assert.Matches("Page size: +59[456].* x 84[12].*A4", info);
            var structure = await TestPrograms.Output("pdfinfo", "-struct", file);
            Assert.All(Tags, tag => Assert.Matches($@"(?m)^\s*{tag}\b", structure));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task Write(TestDatabase data, Awkward awkward)
    {
        var council = await data.Value<long>("select id from authorities where slug = @Slug", new { Slug });
        await data.Execute("update authorities set type = @Type where id = @council", new { awkward.Type, council });
        await data.Execute("delete from annual_statistics where authority_id = @council; delete from letters where authority_id = @council; delete from annual_averages where year = '2024-25' and type = 'District'", new { council });
        await data.Execute("insert into annual_averages (type, year, upheld_rate, compliance_rate, remedy_rate) values ('District', '2024-25', 85, 100, 20)", null);
        await data.Execute(
            """
            insert into annual_statistics (authority_id, year, investigated, upheld, satisfactory_remedies, compliance_outcomes, complied, complied_late, published_upheld_rate, published_compliance_rate)
            values (@council, '2024-25', @Investigated, @Upheld, @Remedies, @Outcomes, @Complied, @Late, @UpheldRate, @ComplianceRate)
            """,
            new { council, awkward.Investigated, awkward.Upheld, awkward.Remedies, awkward.Outcomes, awkward.Complied, awkward.Late, awkward.UpheldRate, awkward.ComplianceRate });
        await data.Letter(council, "2024-25", new DateTimeOffset(2025, 7, 16, 8, 30, 0, TimeSpan.Zero), new DateTimeOffset(2025, 7, 23, 8, 30, 0, TimeSpan.Zero));
    }

    private sealed record Awkward(
        string Type, int? Investigated, int? Upheld, int? Remedies, int? Outcomes, int? Complied, int? Late, decimal? UpheldRate, decimal? ComplianceRate, string[] Expected);
}
