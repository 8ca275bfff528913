using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.PublicReports;

/// <summary>The days from and to which decisions are reported to members.</summary>
public sealed record FindingsPeriod
{
    private const string Written = "yyyy-MM-dd";

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>In words: <c>1 April 2025 to 31 March 2026</c>.</summary>
    public string InWords => $"{LondonTime.Format(From)} to {LondonTime.Format(To)}";

    /// <summary>Its part of addresses: <c>from=2025-04-01&amp;to=2026-03-31</c>.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}");

    /// <summary>Reads an address. What it does not say, or wrongly, is the year up to today; days the wrong way round are turned.</summary>
    public static FindingsPeriod Read(string? from, string? to, DateOnly today)
    {
        var last = Date(to) ?? today;
        var first = Date(from) ?? last.AddYears(-1).AddDays(1);
        return first <= last ? new FindingsPeriod { From = first, To = last } : new FindingsPeriod { From = last, To = first };
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1975 and <= 9000 ? date : null;
}
