using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>A worksheet of a workbook, and the table object on it.</summary>
internal static class XlsxSheet
{
    private const double LineHeight = 16;

    /// <summary>The links and the table of the worksheet of that number.</summary>
    public static IReadOnlyList<(string Id, string Type, string Target, bool IsExternal)> RelationshipsOf(Sheet sheet, int number) =>
    [
        .. sheet.Lines.Select((line, i) => (line, i)).Where(l => IsAddress(l.line)).Select(l => ($"link{l.i + 1}", $"{XlsxFile.Relations}/hyperlink", l.line.Link!, true)),
        .. sheet.Table is null ? Array.Empty<(string, string, string, bool)>() : [("table", $"{XlsxFile.Relations}/table", $"../tables/table{number}.xml", false)],
    ];

    /// <summary>Writes the worksheet.</summary>
    public static void Write(XmlWriter xml, Sheet sheet, SharedStrings strings, bool isFirst)
    {
        xml.WriteStartElement("worksheet", XlsxFile.Main);
        xml.WriteAttributeString("xmlns", "r", null, XlsxFile.Relations);
        xml.WriteStartElement("sheetPr");
        XlsxFile.Element(xml, "pageSetUpPr", ("fitToPage", sheet.FitsThePage ? "1" : "0"));
        xml.WriteEndElement();
        View(xml, sheet, isFirst);
        Columns(xml, sheet);
        xml.WriteStartElement("sheetData");
        foreach (var (line, i) in sheet.Lines.Select((l, i) => (l, i)))
        {
            Row(xml, i + 1, sheet.Table is null && line.Kind is not (LineKind.Title or LineKind.Heading) ? sheet.LinesOf(0, line.Text) : 1);
            Text(xml, 0, i + 1, line.Text, StyleOf(line.Kind, wraps: sheet.Table is null), strings);
            xml.WriteEndElement();
        }

        if (sheet.Table is { } table)
        {
            Row(xml, sheet.HeaderRow, table.Columns.Select((c, i) => sheet.LinesOf(i, c.Heading)).Max());
            for (var column = 0; column < table.Columns.Count; column++)
            {
                Text(xml, column, sheet.HeaderRow, table.Columns[column].Heading, sheet.NumberColumns[column] ? XlsxStyles.NumberHead : XlsxStyles.ColumnHead, strings);
            }

            xml.WriteEndElement();
            Rows(xml, sheet, table, strings);
        }

        xml.WriteEndElement();
        Links(xml, sheet);
        XlsxFile.Element(xml, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        if (sheet.Table is not null)
        {
            xml.WriteStartElement("tableParts");
            xml.WriteAttributeString("count", "1");
            xml.WriteStartElement("tablePart");
            xml.WriteAttributeString("id", XlsxFile.Relations, "table");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes the table object.</summary>
    public static void Table(XmlWriter xml, DataTable table, int headerRow, int number)
    {
        var place = $"A{headerRow}:{CellAddress.Of(table.Columns.Count - 1, headerRow + table.Rows.Count)}";
        xml.WriteStartElement("table", XlsxFile.Main);
        xml.WriteAttributeString("id", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("name", table.Id);
        xml.WriteAttributeString("displayName", table.Id);
        xml.WriteAttributeString("ref", place);
        XlsxFile.Element(xml, "autoFilter", ("ref", place));
        xml.WriteStartElement("tableColumns");
        xml.WriteAttributeString("count", table.Columns.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (column, i) in table.Columns.Select((c, i) => (c, i)))
        {
            XlsxFile.Element(xml, "tableColumn", ("id", (i + 1).ToString(CultureInfo.InvariantCulture)), ("name", column.Heading));
        }

        xml.WriteEndElement();
        XlsxFile.Element(xml, "tableStyleInfo", ("showFirstColumn", "0"), ("showLastColumn", "0"), ("showRowStripes", "0"), ("showColumnStripes", "0"));
        xml.WriteEndElement();
    }

    private static void View(XmlWriter xml, Sheet sheet, bool isFirst)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        if (isFirst)
        {
            xml.WriteAttributeString("tabSelected", "1");
        }

        xml.WriteAttributeString("workbookViewId", "0");
        if (sheet.Table is not null)
        {
            XlsxFile.Element(
                xml,
                "pane",
                ("ySplit", sheet.HeaderRow.ToString(CultureInfo.InvariantCulture)),
                ("topLeftCell", CellAddress.Of(0, sheet.HeaderRow + 1)),
                ("activePane", "bottomLeft"),
                ("state", "frozen"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        XlsxFile.Element(xml, "sheetFormatPr", ("defaultRowHeight", "15.75"));
    }

    private static void Columns(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("cols");
        foreach (var (width, i) in sheet.Widths.Select((w, i) => (w, (i + 1).ToString(CultureInfo.InvariantCulture))))
        {
            XlsxFile.Element(xml, "col", ("min", i), ("max", i), ("width", width.ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private static void Rows(XmlWriter xml, Sheet sheet, DataTable table, SharedStrings strings)
    {
        foreach (var (row, i) in table.Rows.Select((r, i) => (r, sheet.HeaderRow + 1 + i)))
        {
            Row(xml, i, row.Select((cell, c) => cell is string text ? sheet.LinesOf(c, text) : 1).Max());
            for (var column = 0; column < row.Count; column++)
            {
                var place = CellAddress.Of(column, i);
                switch (row[column])
                {
                    case int or long:
                        Value(xml, place, XlsxStyles.Count, Convert.ToString(row[column], CultureInfo.InvariantCulture)!);
                        break;
                    case decimal number:
                        Value(xml, place, XlsxStyles.Number, number.ToString("0.######", CultureInfo.InvariantCulture));
                        break;
                    case DateOnly date:
                        Value(xml, place, XlsxStyles.Date, date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                        break;
                    default:
                        var text = Sheet.Shown(row[column]);
                        var style = row[column] is null && sheet.NumberColumns[column] ? XlsxStyles.Missing
                            : "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? XlsxStyles.Quoted
                            : sheet.Wraps(column, text) ? XlsxStyles.Wrapped : XlsxStyles.Text;
                        Text(xml, column, i, text, style, strings);
                        break;
                }
            }

            xml.WriteEndElement();
        }
    }

    private static void Links(XmlWriter xml, Sheet sheet)
    {
        if (sheet.Lines.All(l => l.Link is null))
        {
            return;
        }

        xml.WriteStartElement("hyperlinks");
        foreach (var (line, i) in sheet.Lines.Select((l, i) => (l, i)).Where(l => l.l.Link is not null))
        {
            xml.WriteStartElement("hyperlink");
            xml.WriteAttributeString("ref", CellAddress.Of(0, i + 1));
            if (IsAddress(line))
            {
                xml.WriteAttributeString("id", XlsxFile.Relations, $"link{i + 1}");
            }
            else
            {
                xml.WriteAttributeString("location", $"'{line.Link![1..]}'!A1");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsAddress(SheetLine line) => line.Link is { } link && link[0] != '#';

    private static int StyleOf(LineKind kind, bool wraps) => kind switch
    {
        LineKind.Title => XlsxStyles.Title,
        LineKind.Heading => XlsxStyles.Heading,
        LineKind.Strong => XlsxStyles.Strong,
        LineKind.Link => XlsxStyles.Link,
        _ => wraps ? XlsxStyles.Wrapped : XlsxStyles.Text,
    };

    /// <summary>A row as high as its lines: not every program works that out.</summary>
    private static void Row(XmlWriter xml, int number, int lines)
    {
        const int Most = 25;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (lines > 1)
        {
            xml.WriteAttributeString("ht", (Math.Min(lines, Most) * LineHeight).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }
    }

    private static void Value(XmlWriter xml, string place, int style, string value)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", XlsxFile.Main, value);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, int column, int row, string text, int style, SharedStrings strings)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", CellAddress.Of(column, row));
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "s");
        xml.WriteElementString("v", XlsxFile.Main, strings.Of(text).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
