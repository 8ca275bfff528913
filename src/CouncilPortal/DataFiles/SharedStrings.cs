using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>The texts of a workbook, each once; cells hold their numbers.</summary>
internal sealed class SharedStrings
{
    /// <summary>What a cell of a workbook can hold.</summary>
    private const int Longest = 32_767;

    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> texts = [];
    private int uses;

    /// <summary>The number of a text.</summary>
    public int Of(string text)
    {
        uses++;
        var held = FilePackage.Clean(text.Length > Longest ? text[..(Longest - 1)] + "…" : text);
        if (!numbers.TryGetValue(held, out var number))
        {
            numbers[held] = number = texts.Count;
            texts.Add(held);
        }

        return number;
    }

    /// <summary>Writes the part that holds them.</summary>
    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("sst", XlsxFile.Main);
        xml.WriteAttributeString("count", uses.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("uniqueCount", texts.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var text in texts)
        {
            xml.WriteStartElement("si");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
