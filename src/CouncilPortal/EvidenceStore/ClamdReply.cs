namespace CouncilPortal.EvidenceStore;

/// <summary>What clamd answers to INSTREAM: <c>stream: OK</c>, <c>stream: NAME FOUND</c>, or something that ends in <c>ERROR</c>.</summary>
internal static class ClamdReply
{
    /// <summary>A heuristic with this name means that a limit of clamd.conf kept the scanner from looking at everything (AlertExceedsMax yes).</summary>
    private const string LimitsExceeded = "Heuristics.Limits.Exceeded";

    /// <summary>A heuristic with this name means a password (AlertEncrypted yes).</summary>
    public const string Encrypted = "Heuristics.Encrypted";

    private const string Stream = "stream: ";

    /// <summary>Errors of the moment rather than of the file, after which the same file may well be scanned.</summary>
    private static readonly string[] Passing = ["memory", "database", "queue", "shutting down", "COMMAND READ TIMED OUT", "temporary"];

    /// <summary>Reads an answer.</summary>
    /// <exception cref="ScannerUnavailableException">It says that the scanner cannot do its work now, or nothing that clamd says.</exception>
    public static ScanReport Read(string reply, string? scanner)
    {
        var text = reply.StartsWith(Stream, StringComparison.Ordinal) ? reply[Stream.Length..] : reply;
        return text == "OK" ? Report(ScanResult.Clean, null)
            : Ending(text, " FOUND") is { } found ? Report(Meaning(found), found)
            : Ending(text, " ERROR") is { } error && !IsPassing(error) ? Report(OfError(error), error)
            : throw new ScannerUnavailableException($"clamd answered \"{reply}\".", null) { BrokeOff = true };

        ScanReport Report(ScanResult result, string? finding) => new() { Result = result, Finding = finding, Scanner = scanner };
    }

    private static ScanResult Meaning(string found) =>
        found.StartsWith(LimitsExceeded, StringComparison.Ordinal) ? ScanResult.TooLarge
        : found.StartsWith(Encrypted, StringComparison.Ordinal) ? ScanResult.Unscannable
        : ScanResult.Infected;

    private static ScanResult OfError(string error) =>
        error.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) || error.Contains("Time limit", StringComparison.OrdinalIgnoreCase)
            ? ScanResult.TooLarge
            : ScanResult.Unscannable;

    private static bool IsPassing(string error) => Passing.Any(p => error.Contains(p, StringComparison.OrdinalIgnoreCase));

    private static string? Ending(string text, string ending) =>
        text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length].TrimEnd('.') : null;
}
