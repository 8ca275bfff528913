using System.Globalization;

namespace CouncilPortal.Compliance;

/// <summary>The draft on another action, in the version that somebody saw.</summary>
public sealed record SeenDraft
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of its draft; 0: none was saved.</summary>
    public required int Version { get; init; }

    /// <summary>As a form carries it.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Version}");

    /// <summary>Reads what a form carried; null where it is not one.</summary>
    public static SeenDraft? Read(string? text)
    {
        var parts = (text ?? "").Split(':');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new SeenDraft { Id = id, Version = version } : null;
    }
}
