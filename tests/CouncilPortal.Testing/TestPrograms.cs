using System.Diagnostics;

namespace CouncilPortal.Testing;

/// <summary>Programs of the machine that tests use where they are installed.</summary>
public static class TestPrograms
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The path of Chromium; null where none is installed.</summary>
    public static string? Chromium =>
        Environment.GetEnvironmentVariable("COUNCILPORTAL_TEST_CHROMIUM") ?? Browsers.Select(Find).FirstOrDefault(p => p is not null);

    /// <summary>Why a test that prints and reads PDFs is skipped; null where everything for it is there.</summary>
    public static string? WhyNoPdf =>
        Chromium is null ? "Chromium is not installed: `bash infra/test.sh` as root installs it."
        : Find("pdftotext") is null || Find("pdfinfo") is null ? "Poppler is not installed: `bash infra/test.sh` as root installs it."
        : null;

    /// <summary>What a program wrote that ended well.</summary>
    public static async Task<string> Output(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
