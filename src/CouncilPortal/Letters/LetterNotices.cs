using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>What whoever holds a letter as a file has to know of it beside its words.</summary>
internal static class LetterNotices
{
    /// <summary>That it is invented, not yet public, or not the letter that counts, as it is at the instant; a sentence or two each.</summary>
    public static IEnumerable<string> Of(Letter letter, DateTimeOffset now)
    {
        if (letter.Invented)
        {
            yield return "Invented for demonstration. The council and its figures are made up.";
        }

        if (letter.IsEmbargoed(now))
        {
            yield return $"Not yet public. This letter and its figures are public from {LondonTime.Format(letter.PublishedAt)}. Until then, keep them within your council.";
        }

        if (letter.ReplacedAt is { } replaced)
        {
            yield return $"This is an earlier issue of the letter, replaced on {LetterAddress.Day(replaced)}.";
        }
    }
}
