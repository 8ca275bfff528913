using CouncilPortal.Statistics;

namespace CouncilPortal.Letters;

/// <summary>A council's three statistics beside the year before, in a sentence each. They say what was counted and not why it differs.</summary>
public static class WhatChanged
{
    /// <summary>Three sentences, and a fourth where both years were not counted alike; none without figures of the year before.</summary>
    public static IReadOnlyList<string> Since(LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Before is { } before ? Since(facts.Year, before, facts.Figures) : [];
    }

    /// <summary>The same of any two years, the one directly after the other.</summary>
    public static IReadOnlyList<string> Since(ReportingYear year, AnnualFigures before, AnnualFigures now)
    {
        var none = SimilarAverages.None;
        string[] sentences =
        [
            Sentence("upheld rate", HeadlineStatistics.UpheldRate(before, none), HeadlineStatistics.UpheldRate(now, none), year.Previous),
            Sentence("compliance rate", HeadlineStatistics.ComplianceRate(before, none), HeadlineStatistics.ComplianceRate(now, none), year.Previous),
            Sentence("satisfactory remedy rate", HeadlineStatistics.RemedyRate(before, none), HeadlineStatistics.RemedyRate(now, none), year.Previous),
        ];
        return ComparisonNotes.IsBreak(year) ? [.. sentences, .. ComparisonNotes.Between(year.Previous, year).TakeLast(1)] : sentences;
    }

    private static string Sentence(string name, HeadlineStatistic before, HeadlineStatistic now, ReportingYear last) => (before.Rate, now.Rate) switch
    {
        ({ } then, { } rate) when then == rate => $"The {name} is {Shown(now)}, as in {last}{(before.Counts == now.Counts ? "" : $" ({Counts(before)})")}.",
        ({ }, { }) => $"The {name} is {Shown(now)}, after {Shown(before)} in {last}.",
        (null, { }) => $"The {name} is {Shown(now)}; in {last} there was none ({Counts(before)}).",
        ({ }, null) => $"There is no {name} ({Counts(now)}); in {last} it was {Shown(before)}.",
        _ => $"There is no {name}, as in {last} ({Counts(now)}).",
    };

    private static string Shown(HeadlineStatistic statistic) =>
        statistic.Counts.StartsWith($"{statistic.Rate} ", StringComparison.Ordinal) ? statistic.Counts : $"{statistic.Rate} ({Counts(statistic)})";

    // The years are named: "this year" would be the wrong one.
    private static string Counts(HeadlineStatistic statistic) =>
        (char.ToLowerInvariant(statistic.Counts[0]) + statistic.Counts[1..]).Replace(" this year", "", StringComparison.Ordinal).Replace(" for this year", "", StringComparison.Ordinal);
}
