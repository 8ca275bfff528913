using CouncilPortal.EvidenceStore;
using CouncilPortal.Layout;

namespace CouncilPortal.Compliance;

/// <summary>How the safety of a file is said.</summary>
public sealed record FileWords
{
    /// <summary>The state in a few words.</summary>
    public required string Tag { get; init; }

    /// <summary>How much it asks for attention.</summary>
    public required Tone Tone { get; init; }

    /// <summary>What it means and what to do; null where there is nothing to do.</summary>
    public required string? Meaning { get; init; }

    /// <summary>The words for a file, with the scanner that the settings give.</summary>
    public static FileWords Of(ContentSafety file, ScannerSettings scanner)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(scanner);
        return file.State(scanner) switch
        {
            ContentState.Clean => Say("Scanned, nothing found", Tone.Quiet, null),
            ContentState.Scanning => Say("Being scanned", Tone.Info, "Nobody can open it before the scan has ended."),
            ContentState.Waiting => Say("Waiting to be scanned", Tone.Info, "Nobody can open it before it has been scanned."),
            ContentState.ScannerUnavailable => Say(
                "Scanner not available", Tone.Attention, "Nobody can open it yet. It is scanned by itself as soon as the scanner is back."),
            ContentState.NotScanned => Say(
                scanner.IsOff ? "Not scanned: scanning is switched off" : "Not scanned: there is no scanner here", Tone.Neutral, null),
            ContentState.Infected => Say("Malware found", Tone.Urgent, $"Nobody can open it. {(file.Finding is null ? "" : $"The scanner calls it {file.Finding}. ")}{Again(file, "it was made anew on a clean computer")}"),
            ContentState.TooLarge => Say("Too big to scan", Tone.Attention, $"It is larger, or unpacks to more, than the scanner takes, so nobody can open it. {Again(file, "it is smaller or in parts")}"),
            ContentState.Deleted => Say("Deleted", Tone.Quiet, "The file was deleted when its time had come."),
            _ => Say("Cannot be scanned", Tone.Attention, Why(file)),
        };
    }

    private static string Why(ContentSafety file) => file switch
    {
        { IsLocked: true } => $"It is locked with a password, so the scanner cannot look into it and nobody can open it. {Again(file, "it has no password")}",
        { Finding: "not in the store" } => "The file has been lost. Add it again.",
        _ => $"The scanner cannot read it, so nobody can open it. It may be damaged. {Again(file, "it opens without a complaint")}",
    };

    private static string Again(ContentSafety file, string once) =>
        file is EvidenceFile { SubmissionId: not null } ? $"It can be sent again once {once}." : $"Remove it, and add it again once {once}.";

    private static FileWords Say(string tag, Tone tone, string? meaning) => new() { Tag = tag, Tone = tone, Meaning = meaning };
}
