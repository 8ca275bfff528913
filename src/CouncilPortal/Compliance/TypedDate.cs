using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>A date as typed in three fields; null or blank where nothing was typed.</summary>
public sealed record TypedDate
{
    private static readonly string[] MonthFormats = ["MMMM", "MMM"];

    /// <summary>Nothing typed.</summary>
    public static TypedDate Blank { get; } = new() { Day = null, Month = null, Year = null };

    /// <summary>The day of the month.</summary>
    public required string? Day { get; init; }

    /// <summary>The month as a number or a name.</summary>
    public required string? Month { get; init; }

    /// <summary>The year in four digits.</summary>
    public required string? Year { get; init; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The three fields of a date.</summary>
    public static TypedDate Of(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The date, or null with an instruction; <paramref name="missing"/> is the instruction where nothing was typed.</summary>
    public DateOnly? Read(string missing, out string? error)
    {
        error = null;
        if (IsBlank)
        {
            error = missing;
            return null;
        }

        if (Number(Day) is { } day && MonthNumber() is { } month && Number(Year) is { } year && year is >= 1900 and <= 9999
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        var parts = Missing();
        error = parts.Length > 0 ? $"The date must include a {string.Join(" and a ", parts)}" : "Enter a real date, such as 27 3 2026";
        return null;
    }

    private string[] Missing() =>
        [.. new[] { ("day", Day), ("month", Month), ("year", Year) }.Where(p => string.IsNullOrWhiteSpace(p.Item2)).Select(p => p.Item1)];

    private int? MonthNumber() => Number(Month)
        ?? (DateTime.TryParseExact(Month?.Trim(), MonthFormats, BritishCulture.Instance, DateTimeStyles.None, out var named) ? named.Month : null);

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
