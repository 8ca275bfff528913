using System.Globalization;

namespace CouncilPortal.Casework;

/// <summary>Filters of the desk's lists in addresses. Anything that an address should not hold is read as not said.</summary>
internal static class AddressParts
{
    /// <summary>In place of a caseworker: the reader.</summary>
    public const string Me = "me";

    /// <summary>In place of a caseworker: nobody.</summary>
    public const string Nobody = "nobody";

    private const int LongestSearch = 200;

    public static string? Owner(string? text) =>
        text is Me or Nobody || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null;

    public static string? Search(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, LongestSearch)];

    public static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1;

    public static string Join(string address, params IEnumerable<(string Name, string? Value)> parts)
    {
        var query = parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return query.Count == 0 ? address : $"{address}?{string.Join('&', query)}";
    }

    /// <summary>The text anywhere, as a pattern whose escape is an exclamation mark.</summary>
    public static string Pattern(string? search) =>
        $"%{(search ?? "").ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    /// <summary>The pattern of a reference in whatever way it is written; one that nothing matches where there is no digit.</summary>
    public static string ReferencePattern(string? search) =>
        Pattern(search is { } written && written.Any(char.IsDigit) ? string.Concat(written.Where(char.IsLetterOrDigit)) : "no reference");

    /// <summary>The id of the owner asked for; the reader's own for "me".</summary>
    public static long OwnerId(string? owner, long reader) =>
        long.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : reader;

    /// <summary>The condition on <c>case_owners o</c>, joined from the left.</summary>
    public static string OwnerCondition(string? owner) => owner switch
    {
        null => "",
        Nobody => "and o.caseworker_id is null",
        _ => "and o.caseworker_id = @Owner",
    };
}
