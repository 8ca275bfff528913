using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>The addresses and dates of letters.</summary>
public static class LetterAddress
{
    /// <summary>The own council's letters.</summary>
    public const string Own = "/letters";

    /// <summary>A published letter, for everybody.</summary>
    public static string Public(string slug, string year) => $"/councils/{slug}/letters/{year}";

    /// <summary>Where a letter in the own list is read: a published one where everybody reads it.</summary>
    public static string Of(LetterSummary letter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.PublishedAt <= now ? Public(letter.Slug, letter.Year) : $"{Own}/{letter.Year}?council={letter.Slug}";
    }

    /// <summary>Where officers record which committee considers a letter, and what came of it.</summary>
    public static string Committee(string slug, string year) => $"{Own}/{year}/committee?council={slug}";

    /// <summary>The day in London.</summary>
    public static string Day(DateTimeOffset instant) => LondonTime.Format(LondonTime.DateOf(instant));
}
