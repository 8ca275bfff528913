using System.Diagnostics;

namespace CouncilPortal.PdfPrinting;

/// <summary>How a program of the system that reads what others made is run: with nothing of the portal's settings, and not for ever.</summary>
internal static class ConfinedProcess
{
    /// <summary>A start in a folder of its own. The portal's own settings, which hold secrets, do not reach the program.</summary>
    public static ProcessStartInfo StartInfo(string program, string folder)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "en_GB.UTF-8";
        start.Environment["PATH"] = "/usr/bin:/bin";
        return start;
    }

    /// <summary>What it wrote and how it ended; null where it took longer than the limit and was ended.</summary>
    public static async Task<Ended?> Run(ProcessStartInfo start, TimeSpan longest, TimeProvider time, CancellationToken cancel)
    {
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return null;
        }

        return new Ended(process.ExitCode, await output, await said);
    }

    /// <summary>Deletes the folder of a program that has ended.</summary>
    public static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that was just ended may still write there. The system clears its temporary folder.
        }
    }

    /// <summary>How a program ended.</summary>
    internal sealed record Ended(int Code, string Output, string Errors);
}
