using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CouncilPortal.Imports;

/// <summary>The first visible sheet of an Excel workbook.</summary>
internal sealed class XlsxRows
{
    private const int MostColumns = 1_024;
    private readonly List<string> texts;
    private readonly List<NumberKind> formats;
    private readonly bool countsFrom1904;

    private XlsxRows(WorkbookPart workbook)
    {
        texts = workbook.SharedStringTablePart is { SharedStringTable: { } table } ? [.. table.Elements<SharedStringItem>().Select(Words)] : [];
        formats = workbook.WorkbookStylesPart is { Stylesheet: { } styles } ? Kinds(styles) : [];
        countsFrom1904 = workbook.Workbook!.WorkbookProperties?.Date1904?.Value ?? false;
    }

    private enum NumberKind
    {
        Plain,
        Percentage,
        Date,
    }

    /// <inheritdoc cref="SheetFile.Rows"/>
    public static IEnumerable<SheetRow> Rows(Stream content)
    {
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("There is no workbook in it.");
        var first = workbook.Workbook!.Sheets!.Elements<Sheet>().First(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        var sheet = new XlsxRows(workbook);
        using var xml = OpenXmlReader.Create(workbook.GetPartById(first.Id!.Value!));
        var number = 0;
        while (xml.Read())
        {
            if (xml.ElementType != typeof(Row) || !xml.IsStartElement)
            {
                continue;
            }

            var row = (Row)xml.LoadCurrentElement()!;
            number = row.RowIndex is { Value: var index } ? (int)index : number + 1;
            yield return new SheetRow(number, sheet.Cells(row));
        }
    }

    private List<string> Cells(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } address ? Column(address) : cells.Count;
            if (column >= MostColumns)
            {
                if (Value(cell).Length == 0)
                {
                    continue;
                }

                throw new FormatException($"row {row.RowIndex?.Value} has more than {MostColumns} columns: take out what is not data");
            }

            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = Value(cell);
        }

        return cells;
    }

    private string Value(Cell cell)
    {
        var text = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.SharedString)
        {
            return texts[int.Parse(text, CultureInfo.InvariantCulture)];
        }

        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } words ? Words(words) : "";
        }

        if (type == CellValues.Boolean)
        {
            return text == "1" ? "yes" : "no";
        }

        return type == CellValues.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number, cell) : text;
    }

    private string Number(double number, Cell cell) => Format(cell) switch
    {
        NumberKind.Percentage => SheetFile.Number(number, isPercentage: true),
        NumberKind.Date => Day(number),
        _ => SheetFile.Number(number, isPercentage: false),
    };

    private NumberKind Format(Cell cell) => cell.StyleIndex is { Value: var style } && style < formats.Count ? formats[(int)style] : NumberKind.Plain;

    /// <summary>A day; with a time where there is one, which no column of ours takes.</summary>
    private string Day(double number)
    {
        const int From1900To1904 = 1_462;
        var at = DateTime.FromOADate(number + (countsFrom1904 ? From1900To1904 : 0));
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The text of a cell without what tells how to pronounce it.</summary>
    private static string Words(OpenXmlElement item) =>
        string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

    private static List<NumberKind> Kinds(Stylesheet styles)
    {
        var own = styles.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "") ?? [];
        return [.. styles.CellFormats?.Elements<CellFormat>().Select(f => Kind(f.NumberFormatId?.Value ?? 0, own)) ?? []];
    }

    /// <summary>ECMA-376, part 1, 18.8.30: 9 and 10 are percentages, 14 to 17 and 22 dates; the others by their own code.</summary>
    private static NumberKind Kind(uint id, Dictionary<uint, string> own) => id switch
    {
        9 or 10 => NumberKind.Percentage,
        >= 14 and <= 17 or 22 => NumberKind.Date,
        _ => own.TryGetValue(id, out var code) ? Kind(code) : NumberKind.Plain,
    };

    private static NumberKind Kind(string code)
    {
        var (isQuoted, isBracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' or '_' or '*' when !isQuoted:
                    i++;
                    break;
                case '[' when !isQuoted:
                    isBracketed = true;
                    break;
                case ']' when !isQuoted:
                    isBracketed = false;
                    break;
                case '%' when !isQuoted && !isBracketed:
                    return NumberKind.Percentage;
                case 'y' or 'Y' or 'd' or 'D' when !isQuoted && !isBracketed:
                    return NumberKind.Date;
                default:
                    break;
            }
        }

        return NumberKind.Plain;
    }

    private static int Column(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column - 1;
    }
}
