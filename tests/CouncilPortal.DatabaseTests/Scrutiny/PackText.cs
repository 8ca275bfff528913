using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CouncilPortal.DatabaseTests.Scrutiny;

/// <summary>The text of each form of a committee pack, as another program reads it, with single spaces.</summary>
internal static partial class PackText
{
    public static string Html(string page) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)], " ")), " ");

    /// <summary>The rows of the table whose caption ends so: cells by row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string page, string caption)
    {
        var from = page.IndexOf($"{caption}</caption>", StringComparison.Ordinal);
        var body = page[page.IndexOf("<tbody>", from, StringComparison.Ordinal)..page.IndexOf("</tbody>", from, StringComparison.Ordinal)];
        return [.. body.Split("</tr>").SkipLast(1).Select(r => (IReadOnlyList<string>)[.. Cells().Matches(r).Select(m => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(m.Groups[1].Value, "")), " ").Trim())])];
    }

    public static string Word(byte[] bytes)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return Spaces().Replace(string.Join(' ', word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText)), " ");
    }

    public static string Sheets(byte[] bytes) =>
        Spaces().Replace(string.Join(' ', Spreadsheet.Ods(bytes).Sheets.Values.SelectMany(s => s).SelectMany(r => r).Select(c => c.Value)), " ");

    /// <summary>Lines that a PDF broke within a cell or a paragraph are one again.</summary>
    public static async Task<string> Pdf(byte[] bytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bytes);
            return Spaces().Replace(await TestPrograms.Output("pdftotext", "-raw", file, "-"), " ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();
}
