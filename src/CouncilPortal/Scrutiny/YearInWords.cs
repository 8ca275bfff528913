using CouncilPortal.Statistics;

namespace CouncilPortal.Scrutiny;

/// <summary>A year as a councillor reads it in ten seconds: each rate with its counts and the average, and the verdict of the one test in its own words.</summary>
public static class YearInWords
{
    /// <summary>One line for each of the three headline statistics.</summary>
    public static IReadOnlyList<string> Of(string council, ScrutinyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Year is not { } year)
        {
            return [];
        }

        var (headlines, averages) = (facts.Headlines, facts.Averages);
        return
        [
            Line($"In {year} the upheld rate of {council}", $"In {year} {council}", headlines[0], averages.UpheldRate),
            Line("The compliance rate", "It", headlines[1], averages.ComplianceRate),
            Line("The satisfactory remedy rate", "It", headlines[2], averages.RemedyRate),
        ];
    }

    private static string Line(string rate, string council, HeadlineStatistic statistic, Average? average)
    {
        var counts = Lower(statistic.Counts);
        if (statistic.Rate is null)
        {
            return $"{council} has no {Lower(statistic.Name)}: {counts}.";
        }

        // "98% of 63 outcomes" says the rate itself. A verdict names the average.
        var isInCounts = counts.StartsWith(statistic.Rate, StringComparison.Ordinal);
        string[] beside = [.. isInCounts ? [] : (string[])[counts], .. average is null || statistic.Verdict is not null ? [] : (string[])[Lower(statistic.Average)]];
        string[] after = [.. new[] { average is null ? null : statistic.Sentence, statistic.Lateness is null ? null : $"{statistic.Lateness}." }.OfType<string>()];
        return string.Join(' ', [$"{rate} was {(isInCounts ? counts : statistic.Rate)}{(beside.Length == 0 ? "" : $" ({string.Join("; ", beside)})")}.", .. after]);
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
