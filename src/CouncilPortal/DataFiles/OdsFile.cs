using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>
/// Tables as an OpenDocument spreadsheet (OpenDocument 1.3). Texts are string cells without a formula; each table is a named
/// range with a header row that stays in sight.
/// </summary>
internal static class OdsFile
{
    /// <summary>What the file is to a browser, and what its first part says.</summary>
    public const string ContentType = "application/vnd.oasis.opendocument.spreadsheet";

    internal const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    internal const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    internal const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    internal const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    internal const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    internal const string Number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    internal const string Link = "http://www.w3.org/1999/xlink";

    private const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private const string Config = "urn:oasis:names:tc:opendocument:xmlns:config:1.0";
    private const string Version = "1.3";

    private static readonly (string Prefix, string Namespace)[] Namespaces =
        [("style", Style), ("text", Text), ("table", Table), ("fo", Format), ("number", Number), ("xlink", Link)];

    /// <summary>The file.</summary>
    public static byte[] Of(DataSet set)
    {
        var sheets = Sheet.Of(set);
        using var file = new FilePackage(set.Cover.MadeOn);
        file.AddStored("mimetype", ContentType);
        file.Add("content.xml", xml => Root(xml, "document-content", () => OdsContent.Write(xml, sheets)));
        file.Add("styles.xml", xml => Root(xml, "document-styles", () => OdsStyles.WriteShared(xml)));
        file.Add("meta.xml", xml => Root(xml, "document-meta", () => Meta(xml, set.Cover)));
        file.Add("settings.xml", xml => Root(xml, "document-settings", () => Settings(xml, sheets)));
        file.Add("META-INF/manifest.xml", Parts);
        return file.ToArray();
    }

    private static void Root(XmlWriter xml, string name, Action write)
    {
        xml.WriteStartElement("office", name, Office);
        foreach (var (prefix, space) in Namespaces)
        {
            xml.WriteAttributeString("xmlns", prefix, null, space);
        }

        xml.WriteAttributeString("office", "version", Office, Version);
        write();
        xml.WriteEndElement();
    }

    private static void Meta(XmlWriter xml, Cover cover)
    {
        const string Dc = "http://purl.org/dc/elements/1.1/";
        const string Own = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
        var made = cover.MadeOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00";
        xml.WriteStartElement("office", "meta", Office);
        xml.WriteElementString("meta", "generator", Own, "CouncilPortal");
        xml.WriteElementString("dc", "title", Dc, FilePackage.Clean(cover.Title));
        xml.WriteElementString("dc", "description", Dc, FilePackage.Clean(cover.About));
        xml.WriteElementString("dc", "language", Dc, "en-GB");
        xml.WriteElementString("meta", "creation-date", Own, made);
        xml.WriteElementString("dc", "date", Dc, made);
        xml.WriteEndElement();
    }

    /// <summary>Headers stay in sight: each worksheet with a table is split below its header.</summary>
    private static void Settings(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        const int Frozen = 2;
        xml.WriteStartElement("office", "settings", Office);
        Open("config-item-set", "ooo:view-settings");
        Open("config-item-map-indexed", "Views");
        xml.WriteStartElement("config", "config-item-map-entry", Config);
        Item("ViewId", "string", "view1");
        Open("config-item-map-named", "Tables");
        foreach (var sheet in sheets.Where(s => s.Table is not null))
        {
            Open("config-item-map-entry", sheet.Name);
            Item("VerticalSplitMode", "short", $"{Frozen}");
            Item("VerticalSplitPosition", "int", sheet.HeaderRow.ToString(CultureInfo.InvariantCulture));
            Item("ActiveSplitRange", "short", "2");
            Item("PositionTop", "int", "0");
            Item("PositionBottom", "int", sheet.HeaderRow.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Item("ActiveTable", "string", sheets[0].Name);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Open(string element, string name)
        {
            xml.WriteStartElement("config", element, Config);
            xml.WriteAttributeString("config", "name", Config, name);
        }

        void Item(string name, string type, string value)
        {
            Open("config-item", name);
            xml.WriteAttributeString("config", "type", Config, type);
            xml.WriteString(value);
            xml.WriteEndElement();
        }
    }

    private static void Parts(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", "manifest", Manifest);
        xml.WriteAttributeString("manifest", "version", Manifest, Version);
        Entry("/", ContentType);
        foreach (var part in new[] { "content.xml", "styles.xml", "meta.xml", "settings.xml" })
        {
            Entry(part, "text/xml");
        }

        xml.WriteEndElement();

        void Entry(string path, string type)
        {
            xml.WriteStartElement("manifest", "file-entry", Manifest);
            xml.WriteAttributeString("manifest", "full-path", Manifest, path);
            if (path == "/")
            {
                xml.WriteAttributeString("manifest", "version", Manifest, Version);
            }

            xml.WriteAttributeString("manifest", "media-type", Manifest, type);
            xml.WriteEndElement();
        }
    }
}
