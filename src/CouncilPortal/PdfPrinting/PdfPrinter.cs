using System.Diagnostics;
using System.Text;

namespace CouncilPortal.PdfPrinting;

/// <summary>
/// Prints pages as tagged PDF with a headless Chromium, each in a process of its own that has no network and is ended when
/// it takes too long. The policy in <see cref="PdfPage.Html"/> lets a page run nothing: Chromium itself prints with script,
/// so that it cannot be switched off there. Two at a time: a browser is large.
/// </summary>
public sealed partial class PdfPrinter(PdfSettings settings, TimeProvider time, ILogger<PdfPrinter> log) : IDisposable
{
    private const long LargestPdf = 50L * 1024 * 1024;
    private static readonly byte[] Signature = "%PDF-"u8.ToArray();
    private readonly SemaphoreSlim turns = new(2);

    /// <summary>The PDF; null where no browser is configured, or where it failed or took too long, which the log tells.</summary>
    public async Task<byte[]?> Print(PdfPage page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (settings.Chromium is not { } program)
        {
            return null;
        }

        await turns.WaitAsync(cancel);
        try
        {
            return await Print(program, page, cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private async Task<byte[]?> Print(string program, PdfPage page, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("councilportal-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "page.html");
            var target = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(source, page.Html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
            return await Run(StartInfo(program, folder.FullName, source, target), cancel) ? await Result(target, cancel) : null;
        }
        finally
        {
            ConfinedProcess.Delete(folder);
        }
    }

    private async Task<bool> Run(ProcessStartInfo start, CancellationToken cancel)
    {
        var ended = await ConfinedProcess.Run(start, settings.Timeout, time, cancel);
        if (ended is null)
        {
            TookTooLong(log, settings.Timeout);
        }
        else if (ended.Code != 0)
        {
            Failed(log, ended.Code, ended.Errors);
        }

        return ended?.Code == 0;
    }

    private async Task<byte[]?> Result(string target, CancellationToken cancel)
    {
        var file = new FileInfo(target);
        var bytes = file.Exists && file.Length <= LargestPdf ? await File.ReadAllBytesAsync(target, cancel) : [];
        if (bytes.AsSpan().StartsWith(Signature))
        {
            return bytes;
        }

        Failed(log, 0, "It left no PDF.");
        return null;
    }

    private ProcessStartInfo StartInfo(string program, string folder, string source, string target)
    {
        var start = ConfinedProcess.StartInfo(program, folder);
        foreach (var argument in (string[])[
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--proxy-server=127.0.0.1:9",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            $"--user-data-dir={folder}",
            $"--print-to-pdf={target}",
            .. settings.HasSandbox ? (string[])[] : ["--no-sandbox"],
            new Uri(source).AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    [LoggerMessage(LogLevel.Error, "Chromium ended with {Code} and printed no page: {Said}")]
    private static partial void Failed(ILogger log, int code, string said);

    [LoggerMessage(LogLevel.Error, "Chromium took longer than {Limit} to print a page and was ended")]
    private static partial void TookTooLong(ILogger log, TimeSpan limit);
}
