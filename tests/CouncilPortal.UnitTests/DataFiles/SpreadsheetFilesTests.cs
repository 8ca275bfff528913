using System.Text;
using CouncilPortal.DataFiles;
using CouncilPortal.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CouncilPortal.UnitTests.DataFiles;

/// <summary>One description of tables makes files that other programs read alike, and that compute nothing.</summary>
public sealed class SpreadsheetFilesTests
{
    private static readonly string[] FormulaLike = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"https://example.org\")"];

    public static TheoryData<string> Forms => ["ods", "xlsx"];

    [Theory, MemberData(nameof(Forms))]
    public void Texts_stay_texts_numbers_are_numbers_and_dates_are_dates(string form)
    {
        var rows = Read(form, Set([["Kent & Medway <County>", 1234, 4.8m, new DateOnly(2025, 9, 1)], ["two  spaces and\na second line", null, null, null]])).Table("Figures", "Name");
        Assert.Equal(
            [new("string", "Kent & Medway <County>"), new("float", "1234"), new("float", "4.8"), new("date", "2025-09-01")],
            rows[0].Values);
        Assert.Equal([new("string", "two  spaces and\na second line"), new("string", "[x]"), new("string", "[x]"), new ReadCell("string", "[x]")], rows[1].Values);
    }

    [Theory, MemberData(nameof(Forms))]
    public void A_text_that_looks_like_a_formula_stays_a_text_and_nothing_is_computed(string form)
    {
        var file = Read(form, Set([.. FormulaLike.Select(t => (object?[])[t, 1, 1m, new DateOnly(2025, 9, 1)])]));
        Assert.Equal(FormulaLike.Select(t => t.Replace('\r', '\n')), file.Table("Figures", "Name").Select(r => r["Name"].Value.Replace('\r', '\n')));
        Assert.All(file.Table("Figures", "Name"), r => Assert.Equal("string", r["Name"].Kind));
        foreach (var part in file.Parts.Where(p => p.EndsWith(".xml", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(file.Part(part).Descendants(), e => e.Name.LocalName is "f" or "calculatedColumnFormula" || e.Attributes().Any(a => a.Name.LocalName == "formula"));
        }
    }

    [Fact]
    public void In_csv_a_text_that_looks_like_a_formula_is_guarded_and_a_blank_is_not_known()
    {
        var csv = Encoding.UTF8.GetString(CsvFile.Of(Set([["=1+1", 1234, 4.80m, new DateOnly(2025, 9, 1)], ["Kent", null, null, null]]).Tables[0]));
        Assert.Equal("name,count,rate,day\r\n\"'=1+1\",1234,4.8,2025-09-01\r\nKent,,,\r\n", csv);
    }

    [Fact]
    public void An_ods_begins_with_its_type_stored_uncompressed()
    {
        const string Type = "application/vnd.oasis.opendocument.spreadsheet";
        var bytes = OdsFile.Of(Set([["Kent", 1, 1m, null]]));
        Assert.Equal("mimetype" + Type, Encoding.ASCII.GetString(bytes, 30, 8 + Type.Length));
        Assert.Equal((0, 0), (BitConverter.ToInt16(bytes, 8), BitConverter.ToInt16(bytes, 28)));
        var file = Spreadsheet.Ods(bytes);
        Assert.Equal("mimetype", file.Parts[0]);
        Assert.Equal(
            file.Parts.Except(["mimetype", "META-INF/manifest.xml"]).Append("/").Order(StringComparer.Ordinal),
            file.Part("META-INF/manifest.xml").Root!.Elements().Select(e => e.Attributes().Single(a => a.Name.LocalName == "full-path").Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_workbook_keeps_to_the_published_schema()
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(XlsxFile.Of(Set([["Kent", 1, 1m, new DateOnly(2025, 9, 1)], ["=1", null, null, null]]))), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, Xunit.TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["Notes", "Columns", "Figures"], package.WorkbookPart!.WorksheetParts.SelectMany(w => w.TableDefinitionParts).Select(t => t.Table.DisplayName!.Value![..1].ToUpperInvariant() + t.Table.DisplayName.Value[1..]));
        Assert.Equal(("The title", "en-GB"), (package.PackageProperties.Title, package.PackageProperties.Language));
    }

    [Theory, MemberData(nameof(Forms))]
    public void A_worksheet_begins_with_a_title_holds_one_whole_table_and_merges_no_cells(string form)
    {
        var file = Read(form, Set([["Kent", 1, 1m, null], ["Surrey", 2, 2m, null]]));
        Assert.Equal(["Cover", "Notes", "Columns", "Figures"], file.Sheets.Keys);
        Assert.Equal("The title", file.Sheets["Cover"][0][0].Value);
        Assert.Equal("Figures of councils", file.Sheets["Figures"][0][0].Value);
        Assert.StartsWith("This worksheet contains one table.", file.Sheets["Figures"][1][0].Value, StringComparison.Ordinal);
        foreach (var (_, rows) in file.Sheets)
        {
            Assert.All(rows, r => Assert.All(r, c => Assert.NotEqual("", c.Value)));
            Assert.Single(rows.Where(r => r.Count > 1).Select(r => r.Count).Distinct().DefaultIfEmpty(1));
        }

        foreach (var part in file.Parts.Where(p => p.EndsWith(".xml", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(file.Part(part).Descendants(), e => e.Name.LocalName is "mergeCell" or "covered-table-cell" || e.Attributes().Any(a => a.Name.LocalName.EndsWith("-spanned", StringComparison.Ordinal)));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_cover_says_what_is_made_up_what_is_empty_where_it_comes_from_and_when_it_was_made(string form)
    {
        var cover = Read(form, Set([])).Sheets["Cover"].Select(r => r[0].Value).ToArray();
        Assert.Equal("Invented for demonstration.", cover[1]);
        Assert.Contains("This file was made on 12 January 2026 from what was public then. Later corrections are not in it: the page has the latest.", cover);
        Assert.Contains("Nothing is published here of: Figures of councils.", cover);
        Assert.Contains("A source under a licence.", cover);
        Assert.Contains("The page with the same figures: https://example.org/", cover);
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_same_tables_on_the_same_day_are_the_same_bytes(string form) =>
        Assert.Equal(Read(form, Set([["Kent", 1, 1m, null]])).Bytes, Read(form, Set([["Kent", 1, 1m, null]])).Bytes);

    [Theory, MemberData(nameof(Forms))]
    public void Any_text_can_be_in_a_cell(string form) => Property.Holds(
        ArbMap.Default.GeneratorFor<string>().Where(t => t is not null),
        text =>
        {
            var read = Read(form, Set([[text, 1, 1m, null]])).Table("Figures", "Name")[0]["Name"];
            return read.Kind == "string" && (text!.Any(c => c < ' ' || char.IsSurrogate(c) || c > '\ufffd') || read.Value == (text.Length == 0 ? "[x]" : text));
        });

    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(812, "812 bytes")]
    [InlineData(1_000, "1 kB")]
    [InlineData(14_499, "14 kB")]
    [InlineData(14_500, "15 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(1_240_000, "1.2 MB")]
    public void A_size_is_said_in_whole_units(int bytes, string words) =>
        Assert.Equal(words, new DataFile { Name = "", ContentType = "", Bytes = new byte[bytes] }.Size);

    private static Spreadsheet Read(string form, DataSet set) => form == "ods" ? Spreadsheet.Ods(OdsFile.Of(set)) : Spreadsheet.Xlsx(XlsxFile.Of(set));

    private static DataSet Set(object?[][] rows) => new()
    {
        Cover = new Cover
        {
            Title = "The title",
            About = "What it is.",
            Period = "2023-24",
            Place = "England",
            Address = "https://example.org/",
            MadeOn = new DateOnly(2026, 1, 12),
            Invented = "Invented for demonstration.",
            Sources = ["A source under a licence."],
            Notes = ["A note."],
        },
        Tables =
        [
            new DataTable
            {
                Id = "figures",
                Name = "Figures",
                Title = "Figures of councils",
                Columns = [new("name", "Name", "The name."), new("count", "Count", "A count."), new("rate", "Rate", "A rate."), new("day", "Day", "A day.")],
                Rows = rows,
            },
        ],
    };
}
