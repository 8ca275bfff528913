using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Letters;

/// <summary>The mails about letters. They say that there is one, and never what is in it.</summary>
internal static class LetterMail
{
    /// <summary>To the council's officers: the letter is issued.</summary>
    public static Mail Issued(PortalAddress address, IssuedLetter letter, LetterRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"letter-issued-{letter.Id}",
        Kind = "letter issued",
        Subject = letter.IsPublic ? $"Issued and public: annual review letter {letter.Year}" : $"Issued, public from {LondonTime.FormatWeekdayAndDay(LondonTime.DateOf(letter.PublishedAt))}: annual review letter {letter.Year}",
        Lines =
        [
            $"The Ombudsman has issued the annual review letter {letter.Year} to the chief executive of {letter.Authority}.{(to.IsChief ? "" : " This is your copy.")}",
            letter.IsPublic ? "It is public." : $"It is public from {LondonTime.Format(letter.PublishedAt)}. Until then keep it within your council; each opening is recorded.",
        ],
        Path = letter.Path,
        LinkText = "Read the letter",
    });

    /// <summary>To the council's officers: it was issued anew.</summary>
    public static Mail Reissued(PortalAddress address, IssuedLetter letter, int version, LetterRecipient to) => Compose(address, to, new MailContent
    {
        Key = $"letter-reissued-{letter.Id}-{version}",
        Kind = "letter issued",
        Subject = $"Issued anew: annual review letter {letter.Year}",
        Lines = [$"The Ombudsman has corrected the annual review letter {letter.Year} to {letter.Authority} and issued it anew.", "The reason stands above the letter, and the earlier one is kept beside it."],
        Path = letter.Path,
        LinkText = "Read the letter",
    });

    /// <summary>To the council's officers: it is public on another day.</summary>
    public static Mail Moved(PortalAddress address, IssuedLetter letter, LetterRecipient to) => Compose(address, to, new MailContent
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"letter-moved-{letter.Id}-{letter.PublishedAt:yyyyMMdd}"),
        Kind = "letter issued",
        Subject = $"Now public from {LondonTime.FormatWeekdayAndDay(LondonTime.DateOf(letter.PublishedAt))}: annual review letter {letter.Year}",
        Lines = [$"The Ombudsman has moved the day on which the annual review letter {letter.Year} to {letter.Authority} becomes public to {LondonTime.Format(letter.PublishedAt)}.", "Until then keep it within your council."],
        Path = letter.Path,
        LinkText = "Read the letter",
    });

    /// <summary>To a member of the council: the letter was opened to them by name.</summary>
    public static Mail Shared(PortalAddress address, IssuedLetter letter, long grant, string by, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"letter-shared-{grant}",
        Kind = "letter shared",
        Subject = $"Shared with you until it is public on {LondonTime.FormatWeekdayAndDay(LondonTime.DateOf(letter.PublishedAt))}: annual review letter {letter.Year}",
        Lines = [$"{by} has opened the annual review letter {letter.Year} to {letter.Authority} to you by name.", $"It is public from {LondonTime.Format(letter.PublishedAt)}. Until then keep it to yourself; each opening is recorded."],
        Path = letter.Path,
        LinkText = "Read the letter",
    });

    /// <summary>To the council's officers: the chief executive has written about the letter.</summary>
    public static Mail Noted(PortalAddress address, IssuedLetter letter, long note, string by, MailRecipient to) => ComplianceMail.Compose(address, to, new MailContent
    {
        Key = $"letter-note-{note}",
        Kind = "note on a letter",
        Subject = $"Note for you: annual review letter {letter.Year}",
        Lines = [$"{by} has written a note to officers about the annual review letter {letter.Year}.", "It stands below the letter. The Ombudsman does not see it."],
        Path = letter.Path,
        LinkText = "Read the note",
    });

    private static Mail Compose(PortalAddress address, LetterRecipient to, MailContent content) =>
        ComplianceMail.Compose(address, new MailRecipient { Id = to.PersonId, MailboxId = to.MailboxId, Name = to.Name, Email = to.Email }, content);
}

/// <summary>What mails say of a letter.</summary>
internal sealed record IssuedLetter
{
    public required long Id { get; init; }
    public required string Year { get; init; }
    public required string Authority { get; init; }
    public required string Slug { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required bool IsPublic { get; init; }
    public string Path => IsPublic ? LetterAddress.Public(Slug, Year) : LetterAddress.OwnLetter(Slug, Year);
}
