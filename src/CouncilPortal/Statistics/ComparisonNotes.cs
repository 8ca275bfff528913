namespace CouncilPortal.Statistics;

/// <summary>What a comparison of years must carry: breaks that changed everyone's figures.</summary>
public static class ComparisonNotes
{
    private static readonly ReportingYear Stopped = new(2020);
    private static readonly ReportingYear FewerBorderline = new(2022);

    /// <summary>Whether everyone's figures break between the year before and this one.</summary>
    public static bool IsBreak(ReportingYear year) => year == Stopped || year == FewerBorderline;

    /// <summary>The notes on a comparison of the years from the first to the last, in order; none for a single unaffected year.</summary>
    public static IReadOnlyList<string> Between(ReportingYear first, ReportingYear last)
    {
        var notes = new List<string>();
        if (first <= Stopped && Stopped <= last)
        {
            notes.Add("There were few complaints in 2020-21 because casework stopped for three months.");
        }

        if (first < FewerBorderline && FewerBorderline <= last)
        {
            notes.Add("From 2022-23 the Ombudsman investigated fewer borderline cases, so upheld rates rose for everyone. Compare a rate with the average of the same year.");
        }

        return notes;
    }
}
