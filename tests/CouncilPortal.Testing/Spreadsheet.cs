using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace CouncilPortal.Testing;

/// <summary>A cell as another program reads it.</summary>
/// <param name="Kind"><c>string</c>, <c>float</c> or <c>date</c>.</param>
/// <param name="Value">What is held: the text itself, or the number or date as written in the file.</param>
public sealed record ReadCell(string Kind, string Value);

/// <summary>Spreadsheets as another program reads them: straight from the zip, by their published formats and nothing of ours.</summary>
public sealed class Spreadsheet
{
    private Spreadsheet(byte[] bytes, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ReadCell>>> sheets) => (Bytes, Sheets) = (bytes, sheets);

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    /// <summary>The rows of each worksheet, in the order of the worksheets.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<ReadCell>>> Sheets { get; }

    /// <summary>A part of the file.</summary>
    public XDocument Part(string name) => Read(Bytes, name);

    /// <summary>The parts of the file, in their order.</summary>
    public IReadOnlyList<string> Parts
    {
        get
        {
            using var zip = Open(Bytes);
            return [.. zip.Entries.Select(e => e.FullName)];
        }
    }

    /// <summary>The rows of a table by its headings, below the row in which the first of them stands.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, ReadCell>> Table(string sheet, string firstHeading)
    {
        var rows = Sheets[sheet];
        var header = rows.ToList().FindIndex(r => r.Count > 1 && r[0].Value == firstHeading);
        return [.. rows.Skip(header + 1).Select(r => rows[header].Zip(r).ToDictionary(c => c.First.Value, c => c.Second))];
    }

    /// <summary>Reads an OpenDocument spreadsheet.</summary>
    public static Spreadsheet Ods(byte[] bytes)
    {
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        XNamespace text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        return new Spreadsheet(bytes, Read(bytes, "content.xml").Descendants(table + "table").ToDictionary(
            t => t.Attribute(table + "name")!.Value,
            t => (IReadOnlyList<IReadOnlyList<ReadCell>>)[.. t.Descendants(table + "table-row").Select(r => (IReadOnlyList<ReadCell>)[.. r.Elements(table + "table-cell").Select(Cell)])]));

        ReadCell Cell(XElement cell) => cell.Attribute(office + "value-type")!.Value switch
        {
            "float" => new ReadCell("float", cell.Attribute(office + "value")!.Value),
            "date" => new ReadCell("date", cell.Attribute(office + "date-value")!.Value),
            var kind => new ReadCell(kind, string.Join('\n', cell.Elements(text + "p").Select(Line))),
        };

        string Line(XElement paragraph) => string.Concat(paragraph.DescendantNodes().Select(n => n switch
        {
            XText written => written.Value,
            XElement e when e.Name == text + "s" => new string(' ', (int?)e.Attribute(text + "c") ?? 1),
            XElement e when e.Name == text + "tab" => "\t",
            _ => "",
        }));
    }

    /// <summary>Reads an Office Open XML workbook.</summary>
    public static Spreadsheet Xlsx(byte[] bytes)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var strings = Read(bytes, "xl/sharedStrings.xml").Descendants(main + "si").Select(s => s.Value).ToArray();
        var dates = Read(bytes, "xl/styles.xml").Descendants(main + "cellXfs").Elements().Select(x => x.Attribute("numFmtId")!.Value == "164").ToArray();
        return new Spreadsheet(bytes, Read(bytes, "xl/workbook.xml").Descendants(main + "sheet").Select((s, i) => (Name: s.Attribute("name")!.Value, Number: i + 1)).ToDictionary(
            s => s.Name,
            s => (IReadOnlyList<IReadOnlyList<ReadCell>>)[.. Read(bytes, $"xl/worksheets/sheet{s.Number}.xml").Descendants(main + "row").Select(r => (IReadOnlyList<ReadCell>)[.. r.Elements(main + "c").Select(Cell)])]));

        ReadCell Cell(XElement cell)
        {
            var value = cell.Element(main + "v")!.Value;
            return (string?)cell.Attribute("t") == "s" ? new ReadCell("string", strings[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)])
                : dates[(int)cell.Attribute("s")!] ? new ReadCell("date", DateTime.FromOADate(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
                : new ReadCell("float", value);
        }
    }

    private static XDocument Read(byte[] bytes, string part)
    {
        using var zip = Open(bytes);
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static ZipArchive Open(byte[] bytes) => new(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
}
