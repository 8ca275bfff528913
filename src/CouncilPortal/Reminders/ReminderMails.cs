using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Reminders;

/// <summary>Writes a morning's mails: one to each recipient, listing all that falls on the morning, each item with its one link.</summary>
public sealed class ReminderMails(PortalAddress address)
{
    /// <summary>What a morning's mail is in the outbox.</summary>
    public const string Kind = "reminder";

    /// <summary>The mails, to go from the instant given, in the words of the day on which they are read.</summary>
    public async Task<IReadOnlyList<(Mail Mail, DateTimeOffset From)>> Compose(
        IReadOnlyList<(string MessageId, Addressee To)> recipients, DateOnly readOn, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        await using var pages = new MailPages();
        var mails = new List<(Mail, DateTimeOffset)>();
        foreach (var (messageId, to) in recipients)
        {
            mails.Add((await Write(pages, messageId, to, readOn), from));
        }

        return mails;
    }

    private async Task<Mail> Write(MailPages pages, string messageId, Addressee to, DateOnly readOn)
    {
        var letter = ReminderLetter.Of(to, readOn, address);
        return new Mail
        {
            MessageId = messageId,
            Kind = Kind,
            ToPersonId = to.PersonId,
            ToName = to.Name,
            ToAddress = to.Email,
            Subject = letter.Subject,
            TextBody = letter.Text(),
            HtmlBody = await pages.Render<ReminderMail>(new Dictionary<string, object?> { [nameof(ReminderMail.Letter)] = letter }),
            Stop = letter.Foot.Stop,
        };
    }
}
