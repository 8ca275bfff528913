using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>What placeholders of letters stand for, in the words in which a person would write it.</summary>
internal static class LetterWording
{
    /// <summary>A statistic with its counts, what was late, the average, and what the difference means. A type without any average is told of in a block of its own, once.</summary>
    public static string Statistic(HeadlineStatistic statistic, Average? average, SimilarAverages all)
    {
        if (statistic.Rate is null)
        {
            return $"**{statistic.Counts}**, so there is no rate to give.";
        }

        var late = statistic.Lateness is null ? null : $"{statistic.Lateness}.";
        if (HasNone(all))
        {
            return string.Join(' ', new[] { Rate(statistic), late }.OfType<string>());
        }

        // Where there is no average the sentence says so already.
        var shown = average is not null || statistic.Sentence is null ? $"{statistic.Average}." : null;
        return string.Join(' ', new[] { Rate(statistic), late, shown, statistic.Sentence }.OfType<string>());
    }

    /// <summary>Whether none of the three statistics has an average.</summary>
    public static bool HasNone(SimilarAverages averages) => averages is { UpheldRate: null, ComplianceRate: null, RemedyRate: null };

    /// <summary>How many cases were not done to the Ombudsman's satisfaction, with their references where they are known; null: none.</summary>
    public static string? NotSatisfied(LetterFacts facts)
    {
        if (!LetterCondition.IsBelowFull(facts))
        {
            return null;
        }

        var cases = facts.NotSatisfied.Count == 0 ? "" : $" ({Listed(facts.NotSatisfied)})";
        return facts.Figures is { ComplianceOutcomes: { } outcomes, Complied: { } complied } ? Counted(outcomes - complied, "case", "cases") + cases
            : facts.NotSatisfied.Count > 0 ? Counted(facts.NotSatisfied.Count, "case", "cases") + cases
            : "some cases";
    }

    /// <summary><c>one case</c>, <c>1,234 cases</c>.</summary>
    public static string Counted(int count, string one, string many) =>
        count == 1 ? $"one {one}" : $"{count.ToString("N0", BritishCulture.Instance)} {many}";

    /// <summary><c>A</c>, <c>A and B</c>, <c>A, B and C</c>.</summary>
    public static string Listed(IReadOnlyList<string> things) =>
        things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.SkipLast(1))} and {things[^1]}";

    // A rate of a known number of outcomes repeats itself in its counts: "98% of 63 outcomes".
    private static string Rate(HeadlineStatistic statistic) =>
        statistic.Counts.StartsWith($"{statistic.Rate} ", StringComparison.Ordinal) ? $"**{statistic.Rate}**{statistic.Counts[statistic.Rate!.Length..]}."
        : char.IsUpper(statistic.Counts[0]) ? $"**{statistic.Rate}**. {statistic.Counts}."
        : $"**{statistic.Rate}**: {statistic.Counts}.";
}
