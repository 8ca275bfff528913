namespace CouncilPortal.Statistics;

/// <summary>
/// Where a council's rate stands against the average of its type: one test, the exact binomial 99.8% limits. Within the
/// range means only that no difference can be told, never that rates are alike.
/// </summary>
public enum Verdict
{
    /// <summary>Lower than chance alone would give.</summary>
    BelowRange,

    /// <summary>No difference from the average can be told.</summary>
    WithinRange,

    /// <summary>Higher than chance alone would give.</summary>
    AboveRange,

    /// <summary>Neither none of the cases nor all of them could fall outside the range.</summary>
    TooFewToSay,
}

/// <summary>How verdicts are reached and said.</summary>
public static class Verdicts
{
    /// <summary>The verdict on part ÷ whole; null where the whole is zero.</summary>
    /// <param name="part">Upheld decisions, or satisfactory remedies.</param>
    /// <param name="whole">Investigations, or upheld decisions.</param>
    /// <param name="average">The average as a share between 0 and 1.</param>
    public static Verdict? Of(int part, int whole, double average)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return whole == 0 ? null : Of(part, whole, Binomial.Limits(whole, average, Binomial.Tail998));
    }

    /// <summary>The verdict on a part of a whole above zero, by the 99.8% limits of that whole.</summary>
    internal static Verdict Of(int part, int whole, CountLimits limits) =>
        limits == new CountLimits(0, whole) ? Verdict.TooFewToSay
        : part < limits.Lowest ? Verdict.BelowRange
        : part > limits.Highest ? Verdict.AboveRange
        : Verdict.WithinRange;

    /// <summary>For tags, legends and tables: <c>Within the range expected by chance</c>.</summary>
    public static string Name(this Verdict verdict) => verdict switch
    {
        Verdict.BelowRange => "Below the range expected by chance",
        Verdict.WithinRange => "Within the range expected by chance",
        Verdict.AboveRange => "Above the range expected by chance",
        Verdict.TooFewToSay => "Too few to say",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
