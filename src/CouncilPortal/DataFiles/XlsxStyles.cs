using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>How the cells of a workbook look: a number for each kind, which <see cref="Write"/> lists in this order.</summary>
internal static class XlsxStyles
{
    public const int Text = 0;
    public const int Title = 1;
    public const int Heading = 2;
    public const int Strong = 3;
    public const int Link = 4;
    public const int ColumnHead = 5;
    public const int Count = 6;
    public const int Number = 7;
    public const int Date = 8;

    /// <summary>Text that begins as a formula does: it stays text when somebody edits the cell.</summary>
    public const int Quoted = 9;

    /// <summary>Text on a cover or among notes, which goes on in the next line.</summary>
    public const int Wrapped = 10;

    /// <summary>What stands for a number that is not known: on the right, as the numbers are.</summary>
    public const int Missing = 11;

    /// <summary>The heading of a column of numbers.</summary>
    public const int NumberHead = 12;

    private const string Sheet =
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts count="1"><numFmt numFmtId="164" formatCode="d\ mmmm\ yyyy"/></numFmts>
        <fonts count="5">
        <font><sz val="12"/><name val="Arial"/><family val="2"/></font>
        <font><b/><sz val="16"/><name val="Arial"/><family val="2"/></font>
        <font><b/><sz val="14"/><name val="Arial"/><family val="2"/></font>
        <font><b/><sz val="12"/><name val="Arial"/><family val="2"/></font>
        <font><u/><sz val="12"/><color rgb="FF0B4A8F"/><name val="Arial"/><family val="2"/></font>
        </fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="2"><border/><border><left/><right/><top/><bottom style="medium"><color auto="1"/></bottom><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="13">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
        <xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="bottom" wrapText="1"/></xf>
        <xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="bottom" wrapText="1" indent="1"/></xf>
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>
        """;

    /// <summary>Writes the part that holds them.</summary>
    public static void Write(XmlWriter xml)
    {
        using var reader = XmlReader.Create(new StringReader(Sheet), new XmlReaderSettings { IgnoreWhitespace = true });
        xml.WriteNode(reader, defattr: true);
    }
}
