using CouncilPortal.Letters;
using CouncilPortal.Statistics;
using CouncilPortal.Time;

namespace CouncilPortal.NationalReviews;

/// <summary>A figure that a review can name in curly brackets, so that it is always the one of the tables below.</summary>
/// <param name="Name">What stands in the brackets.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Value">The figure as it reads in a sentence; null where the portal does not hold it.</param>
public sealed record ReviewPlaceholder(string Name, string Meaning, Func<NationalSummary, string?> Value);

/// <summary>
/// The national figures in a review's text. A published rate is taken as published; where none is, it is computed from its two
/// counts if both are held.
/// </summary>
public static class ReviewPlaceholders
{
    /// <summary>What stands in a text where a figure is not held any more.</summary>
    public const string NotGiven = "(not given)";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<ReviewPlaceholder> All { get; } =
    [
        new("year", "the reporting year", s => s.Year.ToString()),
        new("year before", "the reporting year before", s => s.Year.Previous.ToString()),
        new("complaints", "complaints and enquiries received", s => Count(s.Counts?.Received)),
        new("investigations", "complaints investigated", s => Count(s.Figures?.Investigated)),
        new("upheld", "complaints upheld", s => Count(s.Figures?.Upheld)),
        new("upheld rate", "upheld, as a share of those investigated", s => Percent(s.Own?.UpheldRate ?? Whole(s.Figures?.Upheld, s.Figures?.Investigated))),
        new("upheld rate before", "the same in the year before", s => Percent(s.Before?.UpheldRate)),
        new("compliance rate", "compliance with recommendations", s => OneDecimal(s.Own?.ComplianceRate ?? OneDecimalOf(s.Figures?.Complied, s.Figures?.ComplianceOutcomes))),
        new("compliance rate before", "the same in the year before", s => OneDecimal(s.Before?.ComplianceRate)),
        new("late", "remedies that were complied with late", s => Count(s.Figures?.CompliedLate)),
        new("remedy rate", "satisfactory remedies offered before the Ombudsman, as a share of those upheld", s => Percent(s.Own?.RemedyRate ?? Whole(s.Figures?.SatisfactoryRemedies, s.Figures?.Upheld))),
        new("upheld per 100,000", "complaints upheld for each 100,000 residents", s => s.Own?.UpheldPer100K is { } rate ? Rates.FormatPerHundredThousand(rate) : null),
    ];

    /// <summary>The text with its figures. A name in brackets that is none of them stays as it is.</summary>
    public static string Resolve(string text, NationalSummary summary) =>
        NamesInBraces.Fill(text, name => Find(name) is { } placeholder ? placeholder.Value(summary) ?? NotGiven : null);

    /// <summary>What to correct in the text; null where every name is known and its figure held.</summary>
    public static string? Problem(string text, NationalSummary summary)
    {
        if (NamesInBraces.Of(text).FirstOrDefault(name => Find(name) is null) is { } unknown)
        {
            return $"Correct {{{unknown}}}: the figures are {string.Join(", ", All.Select(p => $"{{{p.Name}}}"))}";
        }

        return NamesInBraces.Of(text).Select(Find).FirstOrDefault(p => p!.Value(summary) is null) is { } missing
                ? $"Leave out {{{missing.Name}}} or bring in England’s figures of {summary.Year} first: the portal does not hold it"
            : NamesInBraces.AreUnfinished(text) ? "Give the bracket its other half: write figures as {upheld rate}"
            : null;
    }

    private static ReviewPlaceholder? Find(string name) => All.FirstOrDefault(p => NamesInBraces.Mean(name, p.Name));

    private static string? Count(int? count) => count?.ToString("N0", BritishCulture.Instance);

    private static string? Percent(decimal? rate) => rate is { } known ? Rates.FormatPercent(known) : null;

    private static string? OneDecimal(decimal? rate) => rate is { } known ? Rates.FormatOneDecimalPercent(known) : null;

    private static decimal? Whole(int? part, int? whole) => part is { } p && whole is { } w ? Rates.WholePercent(p, w) : null;

    private static decimal? OneDecimalOf(int? part, int? whole) => part is { } p && whole is { } w ? Rates.OneDecimalPercent(p, w) : null;
}
