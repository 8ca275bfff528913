using System.Diagnostics.CodeAnalysis;

namespace CouncilPortal.Compliance;

/// <summary>One of the things that the Ombudsman recommends.</summary>
public sealed record Remedy
{
    /// <summary>Whether it is for the person who complained or for everyone.</summary>
    public required RecommendationKind Kind { get; init; }

    /// <summary>As the database and files hold it: <c>training_or_guidance</c>.</summary>
    public required string StorageText { get; init; }

    /// <summary>As pages show it: <c>Training or guidance</c>. Says nothing about any person.</summary>
    public required string Name { get; init; }

    /// <summary>What the council is asked to state as fields when it submits evidence, beside what was done and when.</summary>
    public required IReadOnlyList<AskedFact> Facts { get; init; }

    /// <summary>Whether the fact is among them.</summary>
    public bool Asks(RemedyFact fact) => Facts.Any(asked => asked.Fact == fact);

    /// <summary>How its evidence is asked for.</summary>
    public required RemedyQuestions Questions { get; init; }
}

/// <summary>The remedies of each kind.</summary>
public static class Remedies
{
    /// <summary>Every remedy, those of personal remedies first, the most general of each kind last.</summary>
    public static IReadOnlyList<Remedy> All { get; } =
    [
        Personal("apology", "Apology"),
        Personal("payment", "Payment"),
        Personal("service_provided", "Service provided"),
        Personal("decision_reconsidered", "Decision or appeal reconsidered"),
        Personal("other_personal_remedy", "Other personal remedy"),
        Improvement("training_or_guidance", "Training or guidance"),
        Improvement("policy_changed", "Policy or procedure changed"),
        Improvement("procedure_reviewed", "Procedure reviewed"),
        Improvement("staffing_changed", "Staffing changed"),
        Improvement("other_service_improvement", "Other service improvement"),
    ];

    /// <summary>The remedies of one kind.</summary>
    public static IReadOnlyList<Remedy> Of(RecommendationKind kind) => [.. All.Where(remedy => remedy.Kind == kind)];

    /// <summary>Reads the storage text or the name, in either case of letters.</summary>
    /// <exception cref="FormatException">The text is not a remedy.</exception>
    public static Remedy Parse(string? text) =>
        Find(text) ?? throw new FormatException($"Enter a remedy: {Names(All)}. \"{text}\" is not one.");

    /// <summary>Reads a remedy of the kind; where there is none of that name, says which there are.</summary>
    public static bool TryParse(
        RecommendationKind kind, string? text, [NotNullWhen(true)] out Remedy? remedy, [NotNullWhen(false)] out string? error)
    {
        var found = Find(text);
        remedy = found?.Kind == kind ? found : null;
        error = remedy is not null ? null
            : found is not null ? $"\"{found.Name}\" is not a {kind.Name().ToLowerInvariant()}. Enter one of: {Names(Of(kind))}"
            : $"Enter the remedy as one of: {Names(Of(kind))}";
        return remedy is not null;
    }

    private static Remedy? Find(string? text) => All.FirstOrDefault(remedy =>
        string.Equals(text, remedy.StorageText, StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, remedy.Name, StringComparison.OrdinalIgnoreCase));

    private static string Names(IEnumerable<Remedy> remedies) => string.Join(", ", remedies.Select(remedy => remedy.Name));

    private static Remedy Personal(string text, string name) => Make(RecommendationKind.PersonalRemedy, text, name);

    private static Remedy Improvement(string text, string name) => Make(RecommendationKind.ServiceImprovement, text, name);

    private static Remedy Make(RecommendationKind kind, string text, string name) =>
        new() { Kind = kind, StorageText = text, Name = name, Facts = RemedyWording.Facts(text), Questions = RemedyWording.Questions(text) };
}
