namespace CouncilPortal.Compliance;

/// <summary>Whom a recommendation is for.</summary>
public enum RecommendationKind
{
    /// <summary>For the person who complained. May hold personal data: never public, never shown to scrutiny members.</summary>
    PersonalRemedy,

    /// <summary>For everyone who uses the service. Its summary is public once its decision is.</summary>
    ServiceImprovement,
}

/// <summary>How kinds are named and stored.</summary>
public static class RecommendationKinds
{
    /// <summary>Both kinds.</summary>
    public static IReadOnlyList<RecommendationKind> All { get; } = [RecommendationKind.PersonalRemedy, RecommendationKind.ServiceImprovement];

    /// <summary>As pages and files show it: <c>Personal remedy</c>.</summary>
    public static string Name(this RecommendationKind kind) =>
        kind == RecommendationKind.PersonalRemedy ? "Personal remedy" : "Service improvement";

    /// <summary>As the database holds it: <c>personal_remedy</c>.</summary>
    public static string StorageText(this RecommendationKind kind) =>
        kind == RecommendationKind.PersonalRemedy ? "personal_remedy" : "service_improvement";

    /// <summary>Reads the storage text or the name, in either case of letters; false for anything else.</summary>
    public static bool TryParse(string? text, out RecommendationKind kind)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(text, candidate.StorageText(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, candidate.Name(), StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is neither kind.</exception>
    public static RecommendationKind Parse(string? text) => TryParse(text, out var kind)
        ? kind
        : throw new FormatException($"Enter personal remedy or service improvement. \"{text}\" is neither.");
}
