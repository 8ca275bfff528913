using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>The worksheets of an OpenDocument spreadsheet.</summary>
internal static class OdsContent
{
    /// <summary>Writes them with the widths of their columns and the ranges of their tables.</summary>
    public static void Write(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        OdsStyles.WriteWidths(xml, sheets.SelectMany(s => s.Widths));
        xml.WriteStartElement("office", "body", OdsFile.Office);
        xml.WriteStartElement("office", "spreadsheet", OdsFile.Office);
        foreach (var sheet in sheets)
        {
            Worksheet(xml, sheet);
        }

        xml.WriteStartElement("table", "database-ranges", OdsFile.Table);
        foreach (var sheet in sheets.Where(s => s.Table is not null))
        {
            Range(xml, sheet.Table!, sheet.Name, sheet.HeaderRow);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Worksheet(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("table", "table", OdsFile.Table);
        xml.WriteAttributeString("table", "name", OdsFile.Table, sheet.Name);
        xml.WriteAttributeString("table", "style-name", OdsFile.Table, sheet.FitsThePage ? OdsStyles.Fitted : OdsStyles.Spread);
        foreach (var width in sheet.Widths)
        {
            xml.WriteStartElement("table", "table-column", OdsFile.Table);
            xml.WriteAttributeString("table", "style-name", OdsFile.Table, OdsStyles.ColumnOf(width));
            xml.WriteEndElement();
        }

        foreach (var line in sheet.Lines)
        {
            StartRow(xml);
            StartText(xml, StyleOf(line.Kind, wraps: sheet.Table is null));
            OdsText.Write(xml, line.Text, line.Link);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        if (sheet.Table is { } table)
        {
            Header(xml, sheet, table);
            Rows(xml, sheet, table);
        }

        xml.WriteEndElement();
    }

    private static void Header(XmlWriter xml, Sheet sheet, DataTable table)
    {
        xml.WriteStartElement("table", "table-header-rows", OdsFile.Table);
        StartRow(xml);
        foreach (var (column, isNumber) in table.Columns.Zip(sheet.NumberColumns))
        {
            StartText(xml, isNumber ? OdsStyles.NumberHead : OdsStyles.ColumnHead);
            OdsText.Write(xml, column.Heading, link: null);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Rows(XmlWriter xml, Sheet sheet, DataTable table)
    {
        foreach (var row in table.Rows)
        {
            StartRow(xml);
            for (var column = 0; column < row.Count; column++)
            {
                Cell(xml, sheet, column, row[column]);
            }

            xml.WriteEndElement();
        }
    }

    private static void Cell(XmlWriter xml, Sheet sheet, int column, object? cell)
    {
        var shown = Sheet.Shown(cell);
        switch (cell)
        {
            case int or long:
                StartCell(xml, OdsStyles.Count, "float");
                xml.WriteAttributeString("office", "value", OdsFile.Office, Convert.ToString(cell, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                StartCell(xml, OdsStyles.Number, "float");
                xml.WriteAttributeString("office", "value", OdsFile.Office, number.ToString("0.######", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                StartCell(xml, OdsStyles.Date, "date");
                xml.WriteAttributeString("office", "date-value", OdsFile.Office, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                StartText(xml, sheet.Wraps(column, shown) ? OdsStyles.Wrapped : cell is null && sheet.NumberColumns[column] ? OdsStyles.Missing : OdsStyles.Text);
                break;
        }

        OdsText.Write(xml, shown, link: null);
        xml.WriteEndElement();
    }

    private static void Range(XmlWriter xml, DataTable table, string sheet, int headerRow)
    {
        var last = table.Columns.Count - 1;
        xml.WriteStartElement("table", "database-range", OdsFile.Table);
        xml.WriteAttributeString("table", "name", OdsFile.Table, table.Id);
        xml.WriteAttributeString("table", "target-range-address", OdsFile.Table, $"'{sheet}'.{CellAddress.Of(0, headerRow)}:'{sheet}'.{CellAddress.Of(last, headerRow + table.Rows.Count)}");
        xml.WriteAttributeString("table", "contains-header", OdsFile.Table, "true");
        xml.WriteAttributeString("table", "display-filter-buttons", OdsFile.Table, "true");
        xml.WriteEndElement();
    }

    private static void StartRow(XmlWriter xml)
    {
        xml.WriteStartElement("table", "table-row", OdsFile.Table);
        xml.WriteAttributeString("table", "style-name", OdsFile.Table, OdsStyles.Row);
    }

    private static void StartText(XmlWriter xml, string style) => StartCell(xml, style, "string");

    private static void StartCell(XmlWriter xml, string style, string type)
    {
        xml.WriteStartElement("table", "table-cell", OdsFile.Table);
        xml.WriteAttributeString("table", "style-name", OdsFile.Table, style);
        xml.WriteAttributeString("office", "value-type", OdsFile.Office, type);
    }

    private static string StyleOf(LineKind kind, bool wraps) => kind switch
    {
        LineKind.Title => OdsStyles.Title,
        LineKind.Heading => OdsStyles.Heading,
        LineKind.Strong => OdsStyles.Strong,
        _ => wraps ? OdsStyles.Wrapped : OdsStyles.Text,
    };
}
