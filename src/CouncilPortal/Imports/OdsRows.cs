using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CouncilPortal.Imports;

/// <summary>The first sheet of an OpenDocument spreadsheet, by OpenDocument 1.3, part 3, chapter 9.</summary>
internal static class OdsRows
{
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Spreadsheets repeat the blank cells and rows at their ends a million times.</summary>
    private const int MostColumns = 1_024;

    /// <inheritdoc cref="SheetFile.Rows"/>
    public static IEnumerable<SheetRow> Rows(ZipArchiveEntry content)
    {
        using var stream = content.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 512L * 1024 * 1024 });
        if (!xml.ReadToFollowing("table", Table))
        {
            yield break;
        }

        var depth = xml.Depth;
        var number = 1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "table-row" || xml.NamespaceURI != Table)
            {
                continue;
            }

            var repeated = Repeated(xml, "number-rows-repeated");
            using var row = xml.ReadSubtree();
            var cells = Cells(row);
            if (cells.Count > 0)
            {
                for (var copy = 0; copy < repeated; copy++)
                {
                    yield return new SheetRow(number + copy, [.. cells]);
                }
            }

            number += repeated;
        }
    }

    private static List<string> Cells(XmlReader row)
    {
        var cells = new List<string>();
        var blanks = 0;
        while (row.Read())
        {
            if (row.NodeType != XmlNodeType.Element || row.NamespaceURI != Table || row.LocalName is not ("table-cell" or "covered-table-cell"))
            {
                continue;
            }

            var repeated = Repeated(row, "number-columns-repeated");
            using var cell = row.ReadSubtree();
            var value = Value(cell);
            if (value.Length == 0)
            {
                blanks += repeated;
                continue;
            }

            if (cells.Count + blanks + repeated > MostColumns)
            {
                throw new FormatException($"row has more than {MostColumns} columns: take out what is not data");
            }

            cells.AddRange(Enumerable.Repeat("", blanks));
            blanks = 0;
            cells.AddRange(Enumerable.Repeat(value, repeated));
        }

        return cells;
    }

    private static string Value(XmlReader cell)
    {
        cell.Read();
        return cell.GetAttribute("value-type", Office) switch
        {
            "float" or "currency" => SheetFile.Number(Amount(cell), isPercentage: false),
            "percentage" => SheetFile.Number(Amount(cell), isPercentage: true),
            "date" => Day(cell.GetAttribute("date-value", Office)!),
            "boolean" => cell.GetAttribute("boolean-value", Office) == "true" ? "yes" : "no",
            _ => Words(cell),
        };
    }

    private static double Amount(XmlReader cell) => double.Parse(cell.GetAttribute("value", Office)!, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A day, or a day with a time that is kept.</summary>
    private static string Day(string value) => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..10] : value;

    private static string Words(XmlReader cell)
    {
        var text = new StringBuilder();
        var isFirst = true;
        while (cell.Read())
        {
            if (cell.NodeType == XmlNodeType.Element && cell is { NamespaceURI: Office, LocalName: "annotation" })
            {
                cell.Skip();
            }

            if (cell.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && !isFirst)
            {
                text.Append(cell.Value);
            }
            else if (cell.NodeType == XmlNodeType.Element && cell.NamespaceURI == Text)
            {
                switch (cell.LocalName)
                {
                    case "p":
                        text.Append(isFirst ? "" : "\n");
                        isFirst = false;
                        break;
                    case "s":
                        text.Append(' ', int.TryParse(cell.GetAttribute("c", Text), CultureInfo.InvariantCulture, out var spaces) ? Math.Clamp(spaces, 1, 1_000) : 1);
                        break;
                    case "tab":
                        text.Append('\t');
                        break;
                    case "line-break":
                        text.Append('\n');
                        break;
                    default:
                        break;
                }
            }
        }

        return text.ToString().Trim('\n');
    }

    private static int Repeated(XmlReader element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute, Table), CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;
}
