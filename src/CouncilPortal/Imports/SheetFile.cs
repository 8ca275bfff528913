using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace CouncilPortal.Imports;

/// <summary>The first sheet of an Excel workbook (XLSX) or an OpenDocument spreadsheet (ODS), row by row.</summary>
internal static class SheetFile
{
    private const string Unreadable = "this is not a spreadsheet that can be read: save it as XLSX or ODS again, or as CSV in UTF-8";
    private const long MostBytes = 512L * 1024 * 1024;

    /// <summary>The rows in order, blank ones left out or empty. Formulas count as what they last gave; comments and hidden sheets are not read.</summary>
    /// <exception cref="FormatException">It is neither, is damaged or protected by a password, or unpacks to more than 512 MB.</exception>
    public static IEnumerable<SheetRow> Rows(Stream content)
    {
        using var rows = Guarded(() => Open(content).GetEnumerator());
        while (Guarded(rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    /// <summary>A number as a CSV file would have it: without the noise of binary fractions, a share as a percentage.</summary>
    public static string Number(double value, bool isPercentage)
    {
        var number = isPercentage ? Math.Round(value * 100, 10) : value;
        return number.ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<SheetRow> Open(Stream content)
    {
        var start = content.Position;
        using (var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (archive.Entries.Sum(e => e.Length) > MostBytes)
            {
                throw new FormatException("this spreadsheet unpacks to more than 512 MB: take out what is not data, or save it as CSV in UTF-8");
            }

            if (archive.GetEntry("content.xml") is { } ods)
            {
                foreach (var row in OdsRows.Rows(ods))
                {
                    yield return row;
                }

                yield break;
            }
        }

        content.Position = start;
        foreach (var row in XlsxRows.Rows(content))
        {
            yield return row;
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(Unreadable, damage);
        }
    }
}
