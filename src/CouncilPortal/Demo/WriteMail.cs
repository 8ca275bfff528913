using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using Dapper;

namespace CouncilPortal.Demo;

/// <summary>Writes mail that did not arrive: an invitation whose address does not work, and one that a full mailbox did not take.</summary>
internal static class WriteMail
{
    private const string Invited = "new.colleague@kestrelby.example";

    /// <summary>What the administrator finds at the mail, and Kestrelby's link officer at its people.</summary>
    public static async Task All(ScopedConnection connection, DateTimeOffset now, long council)
    {
        await connection.ExecuteAsync(
            """
            insert into invitations (authority_id, role, email, token_hash, invited_by_name, invited_at, expires_at)
            values (@council, 'contributor', @Invited, 'no address leads here', 'Kit Kestrelby', @at, @until)
            """,
            new { council, Invited, at = now.AddDays(-3), until = now.AddDays(11) });
        var mails = new[]
        {
            Mail("demonstration-invitation", "invitation", Invited, Invited, "You are invited to CouncilPortal as contributor"),
            Mail("demonstration-message", "message from a council", "Casey Worker", "casey.worker@ombudsman.example", "Message from a council, due Friday: apology, 25 100 001"),
        };
        await Outbox.QueueAll(connection, now.AddDays(-3), [.. mails.Select(m => (m, now.AddDays(-3)))]);
        await connection.ExecuteAsync(
            """
            update outbox set attempts = 1, dead_at = @at, bounced_at = @at, last_error = 'The mail server refused the address: 5.1.1 No such address'
            where message_id = 'demonstration-invitation';
            update outbox set attempts = 10, dead_at = @at, last_error = 'Given up after 10 attempts. 4.2.2 Mailbox full'
            where message_id = 'demonstration-message'
            """,
            new { at = now.AddDays(-2) });
        await BouncedAddresses.Note(connection, now.AddDays(-2), Invited, "The mail server refused the address: 5.1.1 No such address", "demonstration-invitation");
    }

    private static Mail Mail(string id, string kind, string name, string address, string subject) => new()
    {
        MessageId = id,
        Kind = kind,
        ToPersonId = null,
        ToName = name,
        ToAddress = address,
        Subject = subject,
        TextBody = "A mail of the demonstration that did not arrive.\n",
        HtmlBody = "<p>A mail of the demonstration that did not arrive.</p>",
    };
}
