using CouncilPortal.Compliance;
using CouncilPortal.Database;

namespace CouncilPortal.Imports;

/// <summary>How the words of compliance are read from files and written to them.</summary>
internal static class ComplianceCells
{
    /// <summary>Personal remedy or service improvement.</summary>
    public static ImportColumn Kind(string name) => Column(
        name,
        text => RecommendationKinds.TryParse(text, out var kind) ? kind.StorageText() : null,
        stored => RecommendationKinds.Parse(stored).Name().ToLowerInvariant(),
        RecommendationKinds.All.Select(k => k.Name().ToLowerInvariant()));

    /// <summary>What is to be done.</summary>
    public static ImportColumn Remedy(string name) => Column(
        name,
        text => Remedies.All.FirstOrDefault(r => IsCalled(text, r.StorageText, r.Name))?.StorageText,
        stored => Remedies.Parse(stored).Name,
        Remedies.All.Select(r => r.Name));

    /// <summary>Where it stands.</summary>
    public static ImportColumn State(string name) => Column(
        name,
        text => RecommendationStates.TryParse(text, out var state) ? state.StorageText() : null,
        stored => RecommendationStates.Parse(stored).Name(),
        RecommendationStates.All.Select(s => s.Name()));

    private static bool IsCalled(string text, params string[] names) => names.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static ImportColumn Column(string name, Func<string, string?> read, Func<string, string> write, IEnumerable<string> names) => new()
    {
        Name = name,
        Stored = new BulkColumn(name, BulkType.Text),
        Presence = Presence.Optional,
        Write = write,
        Read = (ReadOnlySpan<char> cell, AuthorityCodes _, out string? error) =>
        {
            var stored = read(cell.ToString());
            error = stored is null ? $"\"{cell}\" is not known: enter one of {string.Join(", ", names)}" : null;
            return stored;
        },
    };
}
