using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>Text in an OpenDocument cell: a paragraph for each line, and spaces that stand together kept as they are.</summary>
internal static class OdsText
{
    /// <summary>Writes the text, leading somewhere where a link is given.</summary>
    public static void Write(XmlWriter xml, string text, string? link)
    {
        foreach (var line in FilePackage.Clean(text).ReplaceLineEndings("\n").Split('\n'))
        {
            xml.WriteStartElement("text", "p", OdsFile.Text);
            if (link is null)
            {
                Spaced(xml, line);
            }
            else
            {
                xml.WriteStartElement("text", "a", OdsFile.Text);
                xml.WriteAttributeString("xlink", "href", OdsFile.Link, link[0] == '#' ? $"#'{link[1..]}'.A1" : link);
                xml.WriteAttributeString("xlink", "type", OdsFile.Link, "simple");
                xml.WriteString(line);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    }

    /// <summary>Of several spaces a reader of OpenDocument keeps one, and none at the beginning, unless they are counted.</summary>
    private static void Spaced(XmlWriter xml, string line)
    {
        var at = 0;
        while (at < line.Length)
        {
            if (line[at] == '\t')
            {
                xml.WriteStartElement("text", "tab", OdsFile.Text);
                xml.WriteEndElement();
                at++;
                continue;
            }

            var spaces = line.AsSpan(at).IndexOfAnyExcept(' ');
            spaces = spaces < 0 ? line.Length - at : spaces;
            if (spaces > 1 || (spaces == 1 && at == 0))
            {
                xml.WriteStartElement("text", "s", OdsFile.Text);
                xml.WriteAttributeString("text", "c", OdsFile.Text, spaces.ToString(CultureInfo.InvariantCulture));
                xml.WriteEndElement();
                at += spaces;
                continue;
            }

            var next = line.AsSpan(at + spaces).IndexOfAny(' ', '\t');
            var end = next < 0 ? line.Length : at + spaces + next;
            xml.WriteString(line[at..end]);
            at = end;
        }
    }
}
