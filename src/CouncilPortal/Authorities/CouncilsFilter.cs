using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;

namespace CouncilPortal.Authorities;

/// <summary>Which councils a list shows, as its address says. Anything that an address should not hold is read as not said.</summary>
public sealed partial record CouncilsFilter
{
    private const int LongestSearch = 100;

    /// <summary>A name or a part of one, a former name, a county, or a GSS code; null: any.</summary>
    public required string? Search { get; init; }

    /// <summary>A comparator type; null: any.</summary>
    public required string? Type { get; init; }

    /// <summary>A region of England; null: any.</summary>
    public required string? Region { get; init; }

    /// <summary>The page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Whether a postcode or its first half was typed, of which the portal knows nothing.</summary>
    public bool LooksLikePostcode => Search is not null && Postcode().IsMatch(Search);

    /// <summary>Reads the values of an address.</summary>
    public static CouncilsFilter Read(string? search, string? type, string? region, string? page) => new()
    {
        Search = Text(search),
        Type = Text(type),
        Region = Text(region),
        Page = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? number : 1,
    };

    /// <summary>The address of another page of the same list.</summary>
    public string Address(int page)
    {
        var query = new QueryBuilder();
        Add("q", Search);
        Add("type", Type);
        Add("region", Region);
        Add("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
        return CouncilAddress.List + query;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, LongestSearch)];

    [GeneratedRegex("^[a-z]{1,2}[0-9][a-z0-9]?( ?[0-9][a-z]{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();
}
