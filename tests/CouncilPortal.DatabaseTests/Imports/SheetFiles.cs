using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CouncilPortal.DatabaseTests.Imports;

/// <summary>Spreadsheets as other programs write them.</summary>
internal static class SheetFiles
{
    /// <summary>An ODS file whose first table has the rows given as OpenDocument markup.</summary>
    public static byte[] Ods(string rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry("content.xml").Open();
            content.Write(Encoding.UTF8.GetBytes(
                $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                <office:body><office:spreadsheet>
                <table:table table:name="Figures">
                <table:table-column table:number-columns-repeated="1024"/>
                {rows}
                <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
                </table:table>
                <table:table table:name="Notes"><table:table-row><table:table-cell><text:p>Not data</text:p></table:table-cell></table:table-row></table:table>
                </office:spreadsheet></office:body></office:document-content>
                """));
        }

        return bytes.ToArray();
    }

    /// <summary>A row of an ODS file. A cell is <c>kind:value</c>, or a text.</summary>
    public static string OdsRow(params string[] cells) => $"<table:table-row>{string.Concat(cells.Select(Cell))}</table:table-row>";

    /// <summary>An XLSX file whose second sheet is the first that can be seen, with the cells given by their addresses; a share as <c>%0.5</c>, a day as <c>d45000</c>, a number as <c>#5</c>.</summary>
    public static byte[] Xlsx(params (string Address, string Value)[] cells)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            var hidden = workbook.AddNewPart<WorksheetPart>();
            hidden.Worksheet = new Worksheet(new SheetData(new Row(Text("A1", "Hidden"))));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(cells.GroupBy(c => uint.Parse(c.Address[1..], System.Globalization.CultureInfo.InvariantCulture)).Select(r => new Row(r.Select(c => Cell(c.Address, c.Value))) { RowIndex = r.Key })));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd\\ mmm\\ yyyy" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0%" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 165 }, new CellFormat { NumberFormatId = 164 }));
            workbook.Workbook = new Workbook(new Sheets(
                new Sheet { Id = workbook.GetIdOfPart(hidden), SheetId = 1, Name = "Hidden", State = SheetStateValues.Hidden },
                new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 2, Name = "Figures" }));
        }

        return bytes.ToArray();
    }

    private static string Cell(string cell)
    {
        var parts = cell.Split(':', 2);
        return parts[0] switch
        {
            "float" or "percentage" => $"""<table:table-cell office:value-type="{parts[0]}" office:value="{parts[1]}"><text:p>shown otherwise</text:p></table:table-cell>""",
            "date" => $"""<table:table-cell office:value-type="date" office:date-value="{parts[1]}"><text:p>shown otherwise</text:p></table:table-cell>""",
            "note" => $"""<table:table-cell office:value-type="string"><office:annotation><text:p>A comment</text:p></office:annotation><text:p>{parts[1]}</text:p></table:table-cell>""",
            "" => "<table:table-cell/>",
            _ => $"""<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>""",
        };
    }

    private static Cell Cell(string address, string value) => value[0] switch
    {
        '%' => new Cell { CellReference = address, CellValue = new CellValue(value[1..]), StyleIndex = 1 },
        'd' => new Cell { CellReference = address, CellValue = new CellValue(value[1..]), StyleIndex = 2 },
        '#' => new Cell { CellReference = address, CellValue = new CellValue(value[1..]) },
        _ => Text(address, value),
    };

    private static Cell Text(string address, string value) => new() { CellReference = address, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(value)) };
}
