using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.NationalReviews;

/// <summary>When a review becomes public: with its year, or later. Never before its year.</summary>
public static class ReviewInstant
{
    private const int FurthestDays = 731;

    /// <summary>The time of day at which reviews become public in London, as letters do.</summary>
    public static TimeOnly Morning { get; } = new(9, 30);

    /// <summary>The instant that counts; null where the year has none yet.</summary>
    public static DateTimeOffset? Of(DateTimeOffset? year, DateTimeOffset? own) => year is null ? null : own > year ? own : year;

    /// <summary>Since when one that is written is public: one for a year that was public already, since it was written.</summary>
    public static DateTimeOffset Since(DateTimeOffset instant, DateTimeOffset? written) => written > instant ? written.Value : instant;

    /// <summary>The morning of the day that was typed (<c>2026-07-29</c>), or null with an instruction.</summary>
    public static DateTimeOffset? Read(string? typed, DateTimeOffset? year, DateTimeOffset now, out string? error)
    {
        error = null;
        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            error = "Enter the day on which the review becomes public";
            return null;
        }

        var instant = LondonTime.At(day, Morning);
        error = instant <= now ? $"Choose a day whose {LondonTime.Format(Morning)} is still to come"
            : instant > now.AddDays(FurthestDays) ? "Choose a day within the next two years"
            : year > instant ? $"Choose {LondonTime.Format(LondonTime.DateOf(year.Value))} or a later day: the year itself is not public before {LondonTime.Format(year.Value)}"
            : null;
        return error is null ? instant : null;
    }
}
