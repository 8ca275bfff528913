using CouncilPortal.DataFiles;
using CouncilPortal.Documents;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>A letter as a Word document: what its page shows of it, for whoever works on it further.</summary>
internal static class LetterWord
{
    /// <summary>The file, as the letter is read at the instant.</summary>
    public static DataFile File(Letter letter, DateTimeOffset now, PortalAddress portal) => new()
    {
        Name = $"{LetterAddress.FileName(letter)}.docx",
        ContentType = WordFile.ContentType,
        Bytes = WordFile.Of(Of(letter, now), portal.Of),
    };

    /// <summary>What the document is made of.</summary>
    internal static WordDocument Of(Letter letter, DateTimeOffset now) => new()
    {
        Title = $"Annual review letter {letter.Year}",
        Council = letter.Authority,
        Author = null,
        Dated = LondonTime.DateOf(letter.ReissuedAt ?? letter.IssuedAt),
        Notices =
        [
            .. LetterNotices.Of(letter, now),
            .. letter.ReissuedAt is { } reissued ? (string[])[$"Issued anew on {LetterAddress.Day(reissued)}. {letter.ReissueReason}"] : [],
        ],
        Parts =
        [
            Named("To", $"{letter.Addressee ?? "The Chief Executive"}, {letter.Authority}"),
            Named("Sent", LetterAddress.Day(letter.IssuedAt)),
            Named("Public from", LondonTime.Format(letter.PublishedAt)),
            .. letter.HasFile ? (DocumentPart[])[DocumentPart.Of("The letter was sent as a PDF. What follows is its text.")] : [],
            .. LetterParts.Of(letter, below: 1),
        ],
    };

    private static DocumentPart.Paragraph Named(string name, string value) => new(new DocumentText([DocumentRun.Strong($"{name}: "), DocumentRun.Of(value)]));
}
