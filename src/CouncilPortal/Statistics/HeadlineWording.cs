using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>The sentences beside the headline statistics.</summary>
internal static class HeadlineWording
{
    public static string PercentAverage(Average? average) => Labelled(average, Percent);

    public static string PerHundredThousandAverage(Average? average) => Labelled(average, PerHundredThousand);

    /// <summary>Within the range is not alike: the sentence says only that chance could explain the difference.</summary>
    public static string Sentence(Verdict? verdict, decimal rate, Average? average, string cases)
    {
        if (average is null)
        {
            return "There is no average of similar authorities to compare this with.";
        }

        var shown = Rates.FormatPercent(rate);
        return verdict switch
        {
            Verdict.BelowRange => $"{shown} is below the range expected by chance around the average of {Percent(average)}.",
            Verdict.WithinRange => $"{shown} is within the range expected by chance around the average of {Percent(average)}, so no difference can be told.",
            Verdict.AboveRange => $"{shown} is above the range expected by chance around the average of {Percent(average)}.",
            Verdict.TooFewToSay => $"{cases} {(cases.StartsWith("1 ", StringComparison.Ordinal) ? "is" : "are")} too few to say whether this differs from the average of {Percent(average)} by more than chance.",
            _ => "The counts behind this rate are not given, so it cannot be tested against the average.",
        };
    }

    /// <summary>Lateness is shown beside the compliance rate, not hidden in it.</summary>
    public static string Lateness(int? late) => late switch
    {
        null => "How many were completed late is not given",
        0 => "None was completed late",
        1 => "1 was completed late",
        _ => $"{late.Value.ToString("N0", BritishCulture.Instance)} were completed late",
    };

    public static string Residents(int? upheld, long? population) => (upheld, population) switch
    {
        (null, _) => "The number of upheld decisions is not given",
        ({ } u, null) => Share.OfUpheld.Cases(u),
        ({ } u, { } p) => $"{Share.OfUpheld.Cases(u)} among {p.ToString("N0", BritishCulture.Instance)} residents",
    };

    private static string Labelled(Average? average, Func<Average, string> figure) =>
        average is null ? "No average of similar authorities is given for this year"
        : average.IsComputed ? $"Average of similar authorities, computed by the portal: {figure(average)}"
        : $"Average of similar authorities: {figure(average)}";

    private static string Percent(Average average) => Rates.FormatPercent(
        average.IsComputed ? Math.Round(average.Value, 0, MidpointRounding.AwayFromZero) : average.Value);

    private static string PerHundredThousand(Average average) => Rates.FormatPerHundredThousand(
        average.IsComputed ? Math.Round(average.Value, 1, MidpointRounding.AwayFromZero) : average.Value);
}
