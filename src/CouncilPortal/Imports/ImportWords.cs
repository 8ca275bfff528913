using CouncilPortal.Time;

namespace CouncilPortal.Imports;

/// <summary>Imports in plain words.</summary>
internal static class ImportWords
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["authorities"] = "Authorities",
        ["populations"] = "Populations",
        ["annual-averages"] = "Averages by type of council",
        ["annual-statistics"] = "Statistics of the year",
        ["annual-categories"] = "Statistics of the year by category",
        ["national-statistics"] = "National statistics",
        ["decisions"] = "Decisions",
        ["recommendations"] = "Recommendations",
        ["letters"] = "Letters of earlier years",
    };

    /// <summary>What a file holds.</summary>
    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>How far it has come.</summary>
    public static string State(ImportState state) => state switch
    {
        ImportState.Checking => "Being checked",
        ImportState.Refused => "Cannot be applied",
        ImportState.Ready => "Ready to apply",
        ImportState.Applying => "Being applied",
        ImportState.Applied => "Applied",
        _ => "Discarded",
    };

    /// <summary>What it does to rows, or did.</summary>
    public static string Counts(StoredImport import) => $"{Number(import.Added)} added, {Number(import.Changed)} changed, {Number(import.Unchanged)} unchanged"
        + (import.TakenOut > 0 ? $", {Number(import.TakenOut)} taken out" : "");

    /// <summary>As British figures are written.</summary>
    public static string Number(long number) => number.ToString("N0", BritishCulture.Instance);
}
