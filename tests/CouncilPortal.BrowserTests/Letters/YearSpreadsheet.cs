using System.Globalization;
using CouncilPortal.Statistics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CouncilPortal.BrowserTests.Letters;

/// <summary>
/// The Ombudsman's spreadsheet of a year: the rows of real councils exactly as they were published and the portal ships them, beside
/// rows of invented ones, which the verb <c>generate</c> and the demonstration make.
/// </summary>
internal sealed class YearSpreadsheet
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "src", "CouncilPortal", "ReferenceData", "annual-statistics.csv");

    private YearSpreadsheet(IReadOnlyList<string[]> rows, IReadOnlyList<string> authorities) => (Rows, Authorities) = (rows, authorities);

    /// <summary>The lines of a file with the authorities that were generated.</summary>
    public IReadOnlyList<string> Authorities { get; }

    /// <summary>The rows, the first with the names of the columns.</summary>
    private IReadOnlyList<string[]> Rows { get; }

    /// <summary>The figures of a year and so many authorities, all real ones among them. The clock stands in the summer in which the year is the demonstration's latest.</summary>
    public static async Task<YearSpreadsheet> Of(ReportingYear year, int authorities, string clock)
    {
        await using var invented = PortalProcess.NotStarted(clock);
        await invented.Run("generate", "--authorities", "420", "--decisions", "12000", "--seed", "7");
        var shipped = (await File.ReadAllLinesAsync(Shipped)).Select(l => l.Split(',')).ToList();
        var exported = (await invented.Export("annual-statistics")).Select(l => l.Split(',')).ToList();
        Assert.Equal(shipped[0], exported[0]);
        var real = shipped.Where(IsOfYear).ToList();
        var made = exported.Where(IsOfYear).Where(r => r[^1] is "Generated" or "Invented").OrderByDescending(r => r[^1], StringComparer.Ordinal);
        IReadOnlyList<string[]> rows = [shipped[0], .. real, .. made.Take(authorities - real.Count)];
        Assert.Equal(authorities + 1, rows.Count);
        var councils = await invented.Export("authorities");
        return new YearSpreadsheet(rows, [councils[0], .. councils.Where(c => c.StartsWith("GH", StringComparison.Ordinal))]);

        bool IsOfYear(string[] row) => row[1] == year.ToString();
    }

    /// <summary>The codes of the real councils in it.</summary>
    public IReadOnlyList<string> Real => [.. Rows.Skip(1).Where(r => r[^1] is not ("Generated" or "Invented")).Select(r => r[0])];

    /// <summary>A figure of an authority.</summary>
    public string this[string code, string column] => Rows.Single(r => r[0] == code)[Rows[0].IndexOf(column)];

    /// <summary>The same with one cell changed.</summary>
    public YearSpreadsheet With(string code, string column, string value) =>
        new([.. Rows.Select(r => r[0] == code ? [.. r.Select((cell, i) => i == Rows[0].IndexOf(column) ? value : cell)] : r)], Authorities);

    /// <summary>The file, numbers as numbers.</summary>
    public byte[] Xlsx()
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(Rows.Select(r => new Row(r.Select(Written)))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Figures" }));
        }

        return bytes.ToArray();
    }

    private static Cell Written(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
        ? new Cell { CellValue = new CellValue(cell) }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(cell)) };
}
