using System.Text.RegularExpressions;

namespace CouncilPortal.Authorities;

/// <summary>The part of an address that names an authority. Made once when the authority is added, then stored and never recomputed.</summary>
public static partial class Slug
{
    /// <summary>
    /// The name in lower case, <c>&amp;</c> as <c>and</c>, apostrophes dropped, any other run outside a–z and 0–9 one
    /// hyphen: <c>Kent County Council</c> gives <c>kent-county-council</c>. Empty for a name without any such letter or digit.
    /// </summary>
    public static string For(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Apostrophes().Replace(name.ToLowerInvariant().Replace("&", "and", StringComparison.Ordinal), "");
        return Others().Replace(words, "-").Trim('-');
    }

    [GeneratedRegex("['\u2018\u2019\u02bc]")]
    private static partial Regex Apostrophes();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
