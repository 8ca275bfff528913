namespace CouncilPortal.Reminders;

/// <summary>How a change to the rules ended.</summary>
public sealed record RuleOutcome
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Whether the rule is there for this scope.</summary>
    public required bool IsFound { get; init; }

    /// <summary>What to do about each field ("" for the whole); empty when it was done.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    /// <summary>It was done.</summary>
    public static RuleOutcome Done { get; } = new() { IsFound = true, Errors = None };

    /// <summary>There is no such rule for this scope.</summary>
    public static RuleOutcome NotFound { get; } = new() { IsFound = false, Errors = None };

    /// <summary>It cannot be done before the field is put right.</summary>
    public static RuleOutcome Invalid(string field, string what) => new() { IsFound = true, Errors = new Dictionary<string, string> { [field] = what } };
}
