using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilPortal.PdfPrinting;

/// <summary>
/// Pages of a PDF that somebody else made, as pictures, in which nothing can run, and its text. Poppler's programs read it, each in a
/// process with limits on memory and time and without the portal's settings. Two at a time.
/// </summary>
public sealed partial class PdfPictures(PdfSettings settings, TimeProvider time, ILogger<PdfPictures> log) : IDisposable
{
    /// <summary>The largest PDF that is shown, in bytes.</summary>
    public const long Largest = 50L * 1024 * 1024;

    /// <summary>How many pages of one are shown.</summary>
    public const int MostPages = 20;

    private const string Limits = "ulimit -v 1500000; ulimit -t 20; ulimit -f 40000; exec \"$0\" \"$@\"";
    private const string Width = "1000";
    private readonly SemaphoreSlim turns = new(2);

    /// <summary>Whether PDFs of this size are shown here.</summary>
    public bool Offers(long size) => settings.Pictures is not null && size <= Largest;

    /// <summary>How many pages it has; null where it cannot be read: it is locked, damaged or too much for the limits.</summary>
    public async Task<int?> Pages(Stream pdf, CancellationToken cancel) =>
        await Run(pdf, "pdfinfo", [], cancel) is { } read && PageCount().Match(read.Output) is { Success: true } found
            && int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages > 0 ? pages : null;

    /// <summary>A page, from 1, as PNG; null where there is none or it cannot be read.</summary>
    public async Task<byte[]?> Picture(Stream pdf, int page, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return (await Run(pdf, "pdftoppm", ["-png", "-singlefile", "-f", number, "-l", number, "-scale-to-x", Width, "-scale-to-y", "-1"], cancel))?.Picture;
    }

    /// <summary>Its text, in the order in which it is read; empty where its pages are pictures; null where it cannot be read.</summary>
    public async Task<string?> Text(Stream pdf, CancellationToken cancel) =>
        (await Run(pdf, "pdftotext", ["-enc", "UTF-8", "-nopgbrk"], cancel))?.Text?.ReplaceLineEndings("\n").Trim();

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private async Task<Read?> Run(Stream pdf, string program, string[] arguments, CancellationToken cancel)
    {
        if (settings.Pictures is not { } renderer)
        {
            return null;
        }

        await turns.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("councilportal-pages-");
        try
        {
            var source = Path.Combine(folder.FullName, "evidence.pdf");
            await using (var file = File.Create(source))
            {
                await pdf.CopyToAsync(file, cancel);
            }

            var ended = await ConfinedProcess.Run(StartInfo(Path.Combine(Path.GetDirectoryName(renderer)!, program), arguments, folder.FullName), settings.Timeout, time, cancel);
            if (ended is { Code: 0 })
            {
                var (picture, text) = (Path.Combine(folder.FullName, "page.png"), Path.Combine(folder.FullName, "page"));
                return new Read(
                    ended.Output,
                    File.Exists(picture) ? await File.ReadAllBytesAsync(picture, cancel) : null,
                    File.Exists(text) ? await File.ReadAllTextAsync(text, cancel) : null);
            }

            Unread(log, program, ended?.Code, ended?.Errors ?? "It took too long and was ended.");
            return null;
        }
        finally
        {
            ConfinedProcess.Delete(folder);
            turns.Release();
        }
    }

    private static ProcessStartInfo StartInfo(string program, string[] arguments, string folder)
    {
        var start = ConfinedProcess.StartInfo("/bin/sh", folder);
        foreach (var argument in (string[])["-c", Limits, program, .. arguments, "evidence.pdf", .. arguments.Length > 0 ? (string[])["page"] : []])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    [GeneratedRegex("^Pages: +([0-9]+)", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [LoggerMessage(LogLevel.Information, "A PDF of evidence cannot be shown as pictures: {Program} ended with {Code}: {Said}")]
    private static partial void Unread(ILogger log, string program, int? code, string said);

    private sealed record Read(string Output, byte[]? Picture, string? Text);
}
