using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CouncilPortal.Decisions;

/// <summary>The Ombudsman's reference of a decision: two digits and six digits, with a letter after them on some joint cases.</summary>
public sealed partial record DecisionReference
{
    private DecisionReference(string stored) => Stored = stored;

    /// <summary>What to say to somebody who typed something else.</summary>
    public const string Instruction = "Enter a reference of eight digits, such as 19 012 345";

    /// <summary>As the database holds it: <c>19012345</c>, <c>17002402b</c>.</summary>
    public string Stored { get; }

    /// <summary>As pages show it: <c>19 012 345</c>, <c>17 002 402b</c>.</summary>
    public string Display => $"{Stored[..2]} {Stored[2..5]} {Stored[5..]}";

    /// <summary>As addresses carry it: <c>19-012-345</c>, <c>17-002-402b</c>.</summary>
    public string Address => $"{Stored[..2]}-{Stored[2..5]}-{Stored[5..]}";

    /// <summary>Reads <c>19 012 345</c>, <c>19-012-345</c> or <c>19012345</c>, each with or without a letter; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DecisionReference? reference)
    {
        var match = Written().Match(text?.Trim() ?? "");
        reference = match.Success
            ? new DecisionReference(match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value + match.Groups[4].Value.ToLowerInvariant())
            : null;
        return match.Success;
    }

    /// <summary>Reads a reference known to be well formed, such as one from the database.</summary>
    /// <exception cref="FormatException">The text is not a reference.</exception>
    public static DecisionReference Parse(string? text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException($"{Instruction}. \"{text}\" is not one.");

    /// <inheritdoc cref="Display"/>
    public override string ToString() => Display;

    // Copied from a web page the spaces may be ones that do not break.
    [GeneratedRegex("^([0-9]{2})[ \u00a0-]?([0-9]{3})[ \u00a0-]?([0-9]{3})[ \u00a0-]?([A-Za-z]?)$")]
    private static partial Regex Written();
}
