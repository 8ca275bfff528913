using CouncilPortal.Time;

namespace CouncilPortal.Statistics;

/// <summary>A share of cases: its rate, and its counts in words.</summary>
internal sealed record Share
{
    public static Share OfInvestigations { get; } = new()
    {
        One = "investigation",
        Many = "investigations",
        None = "No investigations this year",
        PartMissing = "how many were upheld is not given",
    };

    public static Share OfOutcomes { get; } = new()
    {
        One = "outcome",
        Many = "outcomes",
        None = "No recommendations fell due",
        PartMissing = "how many complied is not given",
    };

    public static Share OfUpheld { get; } = new()
    {
        One = "upheld decision",
        Many = "upheld decisions",
        None = "No complaints upheld this year",
        PartMissing = "how many had a satisfactory remedy is not given",
    };

    public required string One { get; init; }

    public required string Many { get; init; }

    public required string None { get; init; }

    public required string PartMissing { get; init; }

    /// <summary>The published rate, or else the one that both counts give; and what is known of the counts.</summary>
    public (decimal? Value, string Counts) Describe(int? part, int? whole, decimal? published) => (part, whole, published) switch
    {
        (_, 0, _) => (null, None),
        ({ } p, { } w, _) when p <= w => (published ?? Rates.WholePercent(p, w), $"{Number(p)} of {Cases(w)}"),
        (_, { } w, { } rate) => (rate, $"{Rates.FormatPercent(rate)} of {Cases(w)}"),
        (_, { } w, null) => (null, $"{Cases(w)}; {PartMissing}"),
        (_, null, { } rate) => (rate, $"The number of {Many} is not given"),
        (null, null, null) => (null, "No figures are given for this year"),
        (_, null, null) => (null, $"The number of {Many} is not given"),
    };

    /// <summary><c>1 investigation</c>, <c>1,234 investigations</c>.</summary>
    public string Cases(int? whole) => whole is { } w ? $"{Number(w)} {(w == 1 ? One : Many)}" : Many;

    private static string Number(int count) => count.ToString("N0", BritishCulture.Instance);
}
