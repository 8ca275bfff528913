using System.Globalization;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>The addresses and dates of letters.</summary>
public static class LetterAddress
{
    /// <summary>The own council's letters.</summary>
    public const string Own = "/letters";

    /// <summary>The end of the address of a letter as a Word document.</summary>
    public const string WordFile = "letter.docx";

    /// <summary>A published letter, for everybody.</summary>
    public static string Public(string slug, string year) => $"/councils/{slug}/letters/{year}";

    /// <summary>A letter of the own council, where its people read it before publication and after.</summary>
    public static string OwnLetter(string slug, string year) => $"{Own}/{year}?council={slug}";

    /// <summary>A letter as a file: <c>pdf</c>, <see cref="WordFile"/>, or <c>file</c> as it was sent; the issue that is named, or the letter as it stands.</summary>
    public static string File(Letter letter, bool isOwn, string file, int? version)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var issue = version is { } number ? string.Create(CultureInfo.InvariantCulture, $"version={number}") : "";
        return isOwn ? $"{Own}/{letter.Year}/{file}?council={letter.Slug}{(issue.Length == 0 ? "" : $"&{issue}")}"
            : $"{Public(letter.Slug, letter.Year)}/{file}{(issue.Length == 0 ? "" : $"?{issue}")}";
    }

    /// <summary>The name of a letter's file, without an ending; an earlier issue says which it was.</summary>
    public static string FileName(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return string.Create(CultureInfo.InvariantCulture, $"{letter.Slug}-annual-review-letter-{letter.Year}{(letter.ReplacedAt is null ? "" : $"-issue-{letter.Version}")}");
    }

    /// <summary>Where a letter of the own council is shared.</summary>
    public static string Sharing(string slug, string year) => $"{Own}/{year}/sharing?council={slug}";

    /// <summary>A year's letters on the publisher's desk.</summary>
    public static string Desk(string year) => $"{LetterDeskQuery.Address}/{year}";

    /// <summary>One letter on the publisher's desk.</summary>
    public static string OnDesk(string year, string slug) => $"{Desk(year)}/{slug}";

    /// <summary>Where a letter in the own list is read: a published one where everybody reads it.</summary>
    public static string Of(LetterSummary letter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.PublishedAt <= now ? Public(letter.Slug, letter.Year) : OwnLetter(letter.Slug, letter.Year);
    }

    /// <summary>Where officers record which committee considers a letter, and what came of it.</summary>
    public static string Committee(string slug, string year) => $"{Own}/{year}/committee?council={slug}";

    /// <summary>The day in London.</summary>
    public static string Day(DateTimeOffset instant) => LondonTime.Format(LondonTime.DateOf(instant));

    /// <summary>A letter's text with the day of publication filled in, as it stands.</summary>
    public static string Dated(string body, DateTimeOffset? publishedAt)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Replace(LetterPlaceholder.PublicFrom, publishedAt is { } at ? Day(at) : "a day that is still to be set", StringComparison.Ordinal);
    }
}
