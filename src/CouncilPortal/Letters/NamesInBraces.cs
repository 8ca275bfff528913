using System.Text.RegularExpressions;

namespace CouncilPortal.Letters;

/// <summary>Names in braces in a text that a publisher writes, each of which stands for a figure or for words of the year.</summary>
internal static partial class NamesInBraces
{
    /// <summary>The names, as they are typed.</summary>
    public static IEnumerable<string> Of(string text) => Pattern().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The text with something in place of each name; null leaves it as it is typed, braces and all.</summary>
    public static string Fill(string text, Func<string, string?> value) => Pattern().Replace(text, m => value(m.Groups[1].Value) ?? m.Value);

    /// <summary>Whether a typed name is the one meant, whatever its capitals and spaces.</summary>
    public static bool Mean(string typed, string name) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a brace has no other half.</summary>
    public static bool AreUnfinished(string text) => Pattern().Replace(text, "").AsSpan().ContainsAny('{', '}');

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Pattern();
}
