namespace CouncilPortal.Compliance;

/// <summary>What the Ombudsman recorded for a decision and authority once the last recommendation was settled.</summary>
public enum ComplianceOutcome
{
    /// <summary>Everything done on time.</summary>
    CompleteSatisfied,

    /// <summary>Everything done, some of it after its due date: complied, and late.</summary>
    CompletedLate,

    /// <summary>Done, but not as agreed.</summary>
    CompleteNotSatisfied,

    /// <summary>Not done.</summary>
    NotCompleteNotSatisfied,
}

/// <summary>How outcomes are named, stored and counted.</summary>
public static class ComplianceOutcomes
{
    /// <summary>The four outcomes.</summary>
    public static IReadOnlyList<ComplianceOutcome> All { get; } = Enum.GetValues<ComplianceOutcome>();

    /// <summary>As pages show it: <c>Remedy completed late</c>.</summary>
    public static string Name(this ComplianceOutcome outcome) => outcome switch
    {
        ComplianceOutcome.CompleteSatisfied => "Remedy complete and satisfied",
        ComplianceOutcome.CompletedLate => "Remedy completed late",
        ComplianceOutcome.CompleteNotSatisfied => "Remedy complete not satisfied",
        ComplianceOutcome.NotCompleteNotSatisfied => "Remedy not complete and not satisfied",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>As the database holds it: <c>completed_late</c>.</summary>
    public static string StorageText(this ComplianceOutcome outcome) => outcome switch
    {
        ComplianceOutcome.CompleteSatisfied => "complete_satisfied",
        ComplianceOutcome.CompletedLate => "completed_late",
        ComplianceOutcome.CompleteNotSatisfied => "complete_not_satisfied",
        ComplianceOutcome.NotCompleteNotSatisfied => "not_complete_not_satisfied",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Counts as complied in the compliance rate. Late but satisfied does.</summary>
    public static bool Satisfies(this ComplianceOutcome outcome) =>
        outcome is ComplianceOutcome.CompleteSatisfied or ComplianceOutcome.CompletedLate;

    /// <summary>Counts among the late ones shown beside the rate.</summary>
    public static bool IsLate(this ComplianceOutcome outcome) => outcome == ComplianceOutcome.CompletedLate;

    /// <summary>Reads the storage text or the name, in either case of letters; false for anything else.</summary>
    public static bool TryParse(string? text, out ComplianceOutcome outcome)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(text, candidate.StorageText(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, candidate.Name(), StringComparison.OrdinalIgnoreCase))
            {
                outcome = candidate;
                return true;
            }
        }

        outcome = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is not an outcome.</exception>
    public static ComplianceOutcome Parse(string? text) => TryParse(text, out var outcome)
        ? outcome
        : throw new FormatException($"Enter a compliance outcome: {string.Join(", ", All.Select(o => o.Name()))}. \"{text}\" is not one.");
}
