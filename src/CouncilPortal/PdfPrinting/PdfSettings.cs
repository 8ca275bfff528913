using System.Globalization;

namespace CouncilPortal.PdfPrinting;

/// <summary>The settings group <c>Pdf</c>. Where no browser is named, nothing is offered as a PDF: every page stands by itself as HTML.</summary>
public sealed record PdfSettings
{
    private const int DefaultSeconds = 30;

    /// <summary>The program of Chromium, which prints the pages: <c>Pdf:Chromium</c>; null: none.</summary>
    public required string? Chromium { get; init; }

    /// <summary>Poppler's pdftoppm, which shows PDFs of evidence as pictures, with pdfinfo, and pdftotext for letters that are PDFs, beside it: <c>Pdf:Pictures</c>; null: none, they are only downloaded.</summary>
    public required string? Pictures { get; init; }

    /// <summary>Whether Chromium's own sandbox is on: <c>Pdf:Sandbox</c>. It starts for every account but root.</summary>
    public required bool HasSandbox { get; init; }

    /// <summary>How long one document may take: <c>Pdf:TimeoutSeconds</c>.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether documents are offered as PDF.</summary>
    public bool IsOffered => Chromium is not null;

    /// <summary>Reads the settings; what is wrong with them is in <see cref="Problems"/>.</summary>
    public static PdfSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new PdfSettings
        {
            Chromium = string.IsNullOrWhiteSpace(configuration["Pdf:Chromium"]) ? null : configuration["Pdf:Chromium"],
            Pictures = string.IsNullOrWhiteSpace(configuration["Pdf:Pictures"]) ? null : configuration["Pdf:Pictures"],
            HasSandbox = !string.Equals(configuration["Pdf:Sandbox"], "false", StringComparison.OrdinalIgnoreCase),
            Timeout = TimeSpan.FromSeconds(Seconds(configuration) ?? DefaultSeconds),
        };
    }

    /// <summary>What has to be corrected before the portal can start; empty: nothing.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var problems = new List<string>();
        if (Read(configuration).Chromium is { } program && !File.Exists(program))
        {
            problems.Add($"Pdf:Chromium is '{program}', and there is no such program: write its full path, or nothing.");
        }

        if (configuration["Pdf:Pictures"] is { Length: > 0 } pictures && !new[] { pictures, Beside(pictures, "pdfinfo"), Beside(pictures, "pdftotext") }.All(File.Exists))
        {
            problems.Add($"Pdf:Pictures is '{pictures}', and there is no such program with pdfinfo and pdftotext beside it: install poppler-utils and write the full path of pdftoppm, or nothing.");
        }

        if (configuration["Pdf:Sandbox"] is { Length: > 0 } sandbox && !bool.TryParse(sandbox, out _))
        {
            problems.Add($"Pdf:Sandbox is '{sandbox}': write true or false.");
        }

        if (configuration["Pdf:TimeoutSeconds"] is { Length: > 0 } seconds && Seconds(configuration) is null)
        {
            problems.Add($"Pdf:TimeoutSeconds is '{seconds}': write a whole number from 1 to 600.");
        }

        return problems;
    }

    private static string Beside(string program, string name) => Path.Combine(Path.GetDirectoryName(program)!, name);

    private static int? Seconds(IConfiguration configuration) =>
        int.TryParse(configuration["Pdf:TimeoutSeconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600 ? seconds : null;
}
