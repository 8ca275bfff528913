using CouncilPortal.EmailOutbox;
using CouncilPortal.Time;

namespace CouncilPortal.Reminders;

/// <summary>Writes a morning's mails: one to each person, listing what that person is reminded of, each item with its one link.</summary>
public sealed class ReminderMails(PortalAddress address)
{
    /// <summary>The mails for the items, to go from the instant given, in the words of the day on which they are read.</summary>
    public async Task<IReadOnlyList<(Mail Mail, DateTimeOffset From)>> Compose(
        IReadOnlyList<ReminderItem> items, MessageIds ids, DateOnly readOn, DateTimeOffset from)
    {
        await using var pages = new MailPages();
        var mails = new List<(Mail, DateTimeOffset)>();
        foreach (var person in items.GroupBy(i => i.RecipientId))
        {
            mails.Add((await Write(pages, [.. person], ids.Of(person.Key), readOn), from));
        }

        return mails;
    }

    private async Task<Mail> Write(MailPages pages, IReadOnlyList<ReminderItem> items, string messageId, DateOnly readOn)
    {
        var letter = ReminderLetter.Of(items, readOn, id => address.Of($"/actions/{id}"));
        return new Mail
        {
            MessageId = messageId,
            Kind = "reminder",
            ToPersonId = items[0].RecipientId,
            ToName = items[0].RecipientName,
            ToAddress = items[0].RecipientEmail,
            Subject = letter.Subject,
            TextBody = letter.Text(),
            HtmlBody = await pages.Render<ReminderMail>(new Dictionary<string, object?> { [nameof(ReminderMail.Letter)] = letter }),
        };
    }
}
