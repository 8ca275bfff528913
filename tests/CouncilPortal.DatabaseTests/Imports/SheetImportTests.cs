using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;
using static CouncilPortal.DatabaseTests.Imports.SheetFiles;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>Spreadsheets of the Ombudsman's own programs are read like CSV files.</summary>
public sealed class SheetImportTests
{
    [Fact]
    public async Task An_ODS_sheet_is_read_with_its_numbers_shares_and_days_and_without_comments()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await Import(data, Ods(
            OdsRow("Authority code", "Year", "Investigated", "Upheld", "Published upheld rate", "Source")
            + OdsRow("", "")
            + OdsRow("AAA", "2023-24", "float:3", "float:2", "percentage:0.67", "note:Sheet one")));
        Assert.Empty(report.Problems.Lines());
        Assert.Empty(report.Flags.Lines());
        Assert.Equal("3 2 67.0 Sheet one", await data.Value<string>("select investigated || ' ' || upheld || ' ' || cast(published_upheld_rate as real) || ' ' || source from annual_statistics", null));
    }

    [Fact]
    public async Task An_XLSX_sheet_is_read_from_the_first_that_can_be_seen_and_lines_are_its_rows()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var report = await Import(data, Xlsx(
            ("A1", "authority-code"), ("B1", "YEAR"), ("C1", "Investigated"), ("D1", "Upheld"), ("E1", "published_upheld_rate"),
            ("A4", "AAA"), ("B4", "2023-24"), ("C4", "#3"), ("D4", "#2"), ("E4", "%0.67000000000000004"),
            ("A5", "AAA"), ("B5", "2022-23"), ("D5", "#2.5")));
        Assert.Equal(["file.csv:5: upheld: \"2.5\" is not a whole number: enter digits only, or leave the cell blank where it is not known"], report.Problems.Lines());
        Assert.Empty(report.Flags.Lines());
    }

    [Fact]
    public async Task Days_of_an_XLSX_sheet_are_days()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        var report = await Import(data, Xlsx(("A1", "code"), ("B1", "name"), ("C1", "type"), ("D1", "end_date"), ("A2", "CCC"), ("B2", "Caldermere Council"), ("C2", "Unitary"), ("D2", "d45017")), "authorities");
        Assert.Empty(report.Problems.Lines());
        Assert.Equal("2023-04-01", await data.Value<string>("select end_date from authorities where code = 'CCC'", null));
    }

    [Fact]
    public async Task A_cell_beyond_the_header_is_too_much_and_a_damaged_file_says_what_to_do()
    {
        await using var data = await TestDatabase.Create(EngineKind.Sqlite);
        await data.Councils();
        var wide = await Import(data, Ods(OdsRow("authority_code", "year") + OdsRow("AAA", "2023-24", "float:1")));
        Assert.StartsWith("file.csv:2: row: has 3 cells where the header has 2", Assert.Single(wide.Problems.Lines()), StringComparison.Ordinal);
        var damaged = Ods(OdsRow("authority_code", "year"))[..200];
        var report = await Import(data, damaged);
        Assert.Equal(["file.csv:1: header: this is not a spreadsheet that can be read: save it as XLSX or ODS again, or as CSV in UTF-8"], report.Problems.Lines());
    }

    private static async Task<ImportReport> Import(TestDatabase data, byte[] bytes, string kind = "annual-statistics")
    {
        using var content = new MemoryStream(bytes);
        var file = new ImportFile { Kind = kind, Name = "file", Content = content, IsDryRun = false, AddsOnly = false, IsInvented = true };
        return await new Importer(data.Database, data.Time).Import(Scope.System("test"), file, null, TestContext.Current.CancellationToken);
    }
}
