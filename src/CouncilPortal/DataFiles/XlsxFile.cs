using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>
/// Tables as an Office Open XML workbook. Texts are shared strings, which no program computes; each table is a table object
/// with a header row that stays in sight.
/// </summary>
internal static class XlsxFile
{
    /// <summary>What the file is to a browser.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>The file.</summary>
    public static byte[] Of(DataSet set)
    {
        var sheets = Sheet.Of(set);
        var strings = new SharedStrings();
        using var file = new FilePackage(set.Cover.MadeOn);
        file.Add("[Content_Types].xml", xml => ContentTypes(xml, sheets));
        file.Add("_rels/.rels", xml => Relationships(
            xml,
            [("officeDocument", $"{Relations}/officeDocument", "xl/workbook.xml", false), ("core", $"{Package}/relationships/metadata/core-properties", "docProps/core.xml", false)]));
        file.Add("docProps/core.xml", xml => Properties(xml, set.Cover));
        file.Add("xl/workbook.xml", xml => Workbook(xml, sheets));
        file.Add("xl/_rels/workbook.xml.rels", xml => Relationships(
            xml,
            [
                .. sheets.Select((_, i) => ($"sheet{i + 1}", $"{Relations}/worksheet", $"worksheets/sheet{i + 1}.xml", false)),
                ("styles", $"{Relations}/styles", "styles.xml", false),
                ("strings", $"{Relations}/sharedStrings", "sharedStrings.xml", false),
            ]));
        file.Add("xl/styles.xml", XlsxStyles.Write);
        foreach (var (sheet, i) in sheets.Select((s, i) => (s, i)))
        {
            file.Add($"xl/worksheets/sheet{i + 1}.xml", xml => XlsxSheet.Write(xml, sheet, strings, isFirst: i == 0));
            var relations = XlsxSheet.RelationshipsOf(sheet, i + 1);
            if (relations.Count > 0)
            {
                file.Add($"xl/worksheets/_rels/sheet{i + 1}.xml.rels", xml => Relationships(xml, relations));
            }

            if (sheet.Table is { } table)
            {
                file.Add($"xl/tables/table{i + 1}.xml", xml => XlsxSheet.Table(xml, table, sheet.HeaderRow, i + 1));
            }
        }

        file.Add("xl/sharedStrings.xml", strings.Write);
        return file.ToArray();
    }

    private static void ContentTypes(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        xml.WriteStartElement("Types", $"{Package}/content-types");
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Part("/xl/workbook.xml", $"{Spreadsheet}.sheet.main+xml");
        Part("/xl/styles.xml", $"{Spreadsheet}.styles+xml");
        Part("/xl/sharedStrings.xml", $"{Spreadsheet}.sharedStrings+xml");
        for (var i = 1; i <= sheets.Count; i++)
        {
            Part($"/xl/worksheets/sheet{i}.xml", $"{Spreadsheet}.worksheet+xml");
            if (sheets[i - 1].Table is not null)
            {
                Part($"/xl/tables/table{i}.xml", $"{Spreadsheet}.table+xml");
            }
        }

        xml.WriteEndElement();

        void Default(string extension, string type) => Element(xml, "Default", ("Extension", extension), ("ContentType", type));
        void Part(string name, string type) => Element(xml, "Override", ("PartName", name), ("ContentType", type));
    }

    private static void Relationships(XmlWriter xml, IReadOnlyList<(string Id, string Type, string Target, bool IsExternal)> relations)
    {
        xml.WriteStartElement("Relationships", $"{Package}/relationships");
        foreach (var (id, type, target, isExternal) in relations)
        {
            Element(xml, "Relationship", [("Id", id), ("Type", type), ("Target", target), .. isExternal ? [("TargetMode", "External")] : Array.Empty<(string, string)>()]);
        }

        xml.WriteEndElement();
    }

    private static void Properties(XmlWriter xml, Cover cover)
    {
        const string Core = $"{Package}/metadata/core-properties";
        const string Dc = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dc, FilePackage.Clean(cover.Title));
        xml.WriteElementString("dc", "creator", Dc, "CouncilPortal");
        xml.WriteElementString("dc", "description", Dc, FilePackage.Clean(cover.About));
        xml.WriteElementString("dc", "language", Dc, "en-GB");
        xml.WriteStartElement("dcterms", "created", Terms);
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(cover.MadeOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Workbook(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", Main);
        for (var i = 1; i <= sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i - 1].Name);
            xml.WriteAttributeString("sheetId", i.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relations, $"sheet{i}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    internal static void Element(XmlWriter xml, string name, params IReadOnlyList<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }
}
