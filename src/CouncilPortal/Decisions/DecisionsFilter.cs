using System.Globalization;

namespace CouncilPortal.Decisions;

/// <summary>Which decisions a list shows, as its address says. Anything that an address should not hold is read as not said.</summary>
public sealed record DecisionsFilter
{
    /// <summary>The search of all decisions.</summary>
    public const string SearchAddress = "/decisions";

    /// <summary>In place of an outcome: upheld or not upheld, the decisions that followed an investigation.</summary>
    public const string Investigated = "Investigated";

    private const int LongestSearch = 200;

    /// <summary>The outcomes that published decisions have.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["Upheld", "Not upheld", "Closed after initial enquiries"];

    /// <summary>Words of the title or summary, or a reference; null: any.</summary>
    public required string? Search { get; init; }

    /// <summary>A council's part of addresses; null: any council.</summary>
    public required string? Council { get; init; }

    /// <summary>A category under which decisions are filed; null: any.</summary>
    public required string? Category { get; init; }

    /// <summary>A category of the statistics, to which the category of filing is mapped; null: any.</summary>
    public required string? StatisticsCategory { get; init; }

    /// <summary>An outcome, or <see cref="Investigated"/>; null: any.</summary>
    public required string? Outcome { get; init; }

    /// <summary><c>Report</c> or <c>Statement</c>; null: either.</summary>
    public required string? DocumentType { get; init; }

    /// <summary>Decided on this day or after; null: from the first.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Decided on this day or before; null: to the last.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Everything.</summary>
    public static DecisionsFilter All { get; } = new()
    {
        Search = null,
        Council = null,
        Category = null,
        StatisticsCategory = null,
        Outcome = null,
        DocumentType = null,
        From = null,
        To = null,
        Page = 1,
    };

    /// <summary>A text of an address, or null for an empty one.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, LongestSearch)];

    /// <summary>An outcome of an address, in any case of letters; null for anything else.</summary>
    public static string? OutcomeOf(string? text) =>
        Outcomes.Append(Investigated).FirstOrDefault(o => o.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A page number of an address; 1 for anything else.</summary>
    public static int PageNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1;

    /// <summary>A date of an address, <c>yyyy-MM-dd</c>; null for anything else.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>The address of a list with some of its values; empty ones are left out.</summary>
    public static string Address(string list, params IReadOnlyList<(string Name, string? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var said = values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value!)}").ToList();
        return said.Count == 0 ? list : $"{list}?{string.Join('&', said)}";
    }
}
