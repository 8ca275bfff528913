using System.Globalization;

namespace CouncilPortal.Casework;

/// <summary>Values as amendments and conflicts keep them: one text for each, whatever the column's type.</summary>
internal static class FactText
{
    /// <summary>The text without spaces around it; null where nothing is left.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    public static string? Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(bool? answer) => answer switch { true => "yes", false => "no", null => null };

    /// <summary>A date that was kept; null where none was.</summary>
    public static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
