using System.Globalization;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>How the cells of an OpenDocument spreadsheet look.</summary>
internal static class OdsStyles
{
    public const string Text = "Text";
    public const string Title = "Title";
    public const string Heading = "Subheading";
    public const string Strong = "Strong";
    public const string Wrapped = "Wrapped";
    public const string ColumnHead = "ColumnHead";
    public const string NumberHead = "NumberHead";
    public const string Count = "Count";
    public const string Number = "Number";
    public const string Date = "Date";
    public const string Missing = "Missing";
    public const string Row = "Row";

    /// <summary>A worksheet printed as wide as a page.</summary>
    public const string Fitted = "Fitted";

    /// <summary>A worksheet printed over several pages' width.</summary>
    public const string Spread = "Spread";

    private const string Arial = """fo:font-family="Arial" style:font-family-generic="swiss" """;

    private const string Shared =
        $"""
        <office:styles xmlns:office="{OdsFile.Office}" xmlns:style="{OdsFile.Style}" xmlns:fo="{OdsFile.Format}" xmlns:number="{OdsFile.Number}">
        <style:default-style style:family="table-cell"><style:text-properties {Arial} fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style>
        <number:number-style style:name="Whole" number:language="en" number:country="GB"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
        <number:date-style style:name="LongDate" number:language="en" number:country="GB"><number:day/><number:text> </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
        <style:style style:name="{Text}" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/></style:style>
        <style:style style:name="{Title}" style:family="table-cell"><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="{Heading}" style:family="table-cell"><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
        <style:style style:name="{Strong}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="{Wrapped}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
        <style:style style:name="{ColumnHead}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="bottom" fo:border-bottom="1.5pt solid #000000"/><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="{NumberHead}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="bottom" style:text-align-source="fix" fo:border-bottom="1.5pt solid #000000"/><style:paragraph-properties fo:text-align="end" fo:margin-left="0.3cm"/><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="{Count}" style:family="table-cell" style:data-style-name="Whole"><style:table-cell-properties style:vertical-align="top" style:text-align-source="fix"/><style:paragraph-properties fo:text-align="end" fo:margin-left="0.3cm"/></style:style>
        <style:style style:name="{Number}" style:family="table-cell"><style:table-cell-properties style:vertical-align="top" style:text-align-source="fix"/><style:paragraph-properties fo:text-align="end" fo:margin-left="0.3cm"/></style:style>
        <style:style style:name="{Date}" style:family="table-cell" style:data-style-name="LongDate"><style:table-cell-properties style:vertical-align="top"/><style:paragraph-properties fo:text-align="start"/></style:style>
        <style:style style:name="{Missing}" style:family="table-cell"><style:table-cell-properties style:vertical-align="top" style:text-align-source="fix"/><style:paragraph-properties fo:text-align="end" fo:margin-left="0.3cm"/></style:style>
        </office:styles>
        """;

    private const string Landscape = """fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm" """;

    private const string Pages =
        $"""
        <office:automatic-styles xmlns:office="{OdsFile.Office}" xmlns:style="{OdsFile.Style}" xmlns:fo="{OdsFile.Format}">
        <style:page-layout style:name="FittedPage"><style:page-layout-properties {Landscape} style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>
        <style:page-layout style:name="SpreadPage"><style:page-layout-properties {Landscape}/></style:page-layout>
        </office:automatic-styles>
        """;

    private const string Masters =
        $"""
        <office:master-styles xmlns:office="{OdsFile.Office}" xmlns:style="{OdsFile.Style}">
        <style:master-page style:name="FittedMaster" style:page-layout-name="FittedPage"/>
        <style:master-page style:name="SpreadMaster" style:page-layout-name="SpreadPage"/>
        </office:master-styles>
        """;

    /// <summary>Writes the styles that every worksheet shares.</summary>
    public static void WriteShared(XmlWriter xml)
    {
        foreach (var part in new[] { Shared, Pages, Masters })
        {
            using var reader = XmlReader.Create(new StringReader(part));
            reader.MoveToContent();
            xml.WriteNode(reader, defattr: true);
        }
    }

    /// <summary>Writes the widths of columns, on what pages worksheets are printed, and that rows are as high as what is in them.</summary>
    public static void WriteWidths(XmlWriter xml, IEnumerable<int> widths)
    {
        const double CentimetresOfACharacter = 0.23;
        xml.WriteStartElement("office", "automatic-styles", OdsFile.Office);
        foreach (var width in widths.Distinct().Order())
        {
            Start(ColumnOf(width), "table-column");
            xml.WriteStartElement("style", "table-column-properties", OdsFile.Style);
            xml.WriteAttributeString("style", "column-width", OdsFile.Style, (width * CentimetresOfACharacter).ToString("0.00", CultureInfo.InvariantCulture) + "cm");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        foreach (var worksheet in new[] { Fitted, Spread })
        {
            Start(worksheet, "table");
            xml.WriteAttributeString("style", "master-page-name", OdsFile.Style, $"{worksheet}Master");
            xml.WriteEndElement();
        }

        Start(Row, "table-row");
        xml.WriteStartElement("style", "table-row-properties", OdsFile.Style);
        xml.WriteAttributeString("style", "use-optimal-row-height", OdsFile.Style, "true");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Start(string name, string family)
        {
            xml.WriteStartElement("style", "style", OdsFile.Style);
            xml.WriteAttributeString("style", "name", OdsFile.Style, name);
            xml.WriteAttributeString("style", "family", OdsFile.Style, family);
        }
    }

    /// <summary>The style of a column of that width, in characters.</summary>
    public static string ColumnOf(int width) => $"Width{width.ToString(CultureInfo.InvariantCulture)}";
}
