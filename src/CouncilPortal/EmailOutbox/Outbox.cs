using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>A mail to one person. Neither subject nor body holds personal data of complainants.</summary>
public sealed record Mail
{
    /// <summary>Identifies the mail for ever: the same fact and recipient always give the same id, so that it can be queued once only.</summary>
    public required string MessageId { get; init; }

    /// <summary>What kind of mail it is: "reminder", "evidence submitted".</summary>
    public required string Kind { get; init; }

    /// <summary>The person it goes to, where the portal knows them.</summary>
    public required long? ToPersonId { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string ToName { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string ToAddress { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text part.</summary>
    public required string TextBody { get; init; }

    /// <summary>The HTML part.</summary>
    public required string HtmlBody { get; init; }
}

/// <summary>Mail is queued in the transaction of the fact it tells of, and delivered by a job.</summary>
public static class Outbox
{
    /// <summary>Queues a mail, once for each message id: a second time changes nothing.</summary>
    public static Task Queue(ScopedConnection connection, DateTimeOffset now, Mail mail) =>
        connection.ExecuteAsync(
            """
            insert into outbox (message_id, kind, to_person_id, to_name, to_address, subject, text_body, html_body, queued_at, next_attempt_at)
            values (@MessageId, @Kind, @ToPersonId, @ToName, @ToAddress, @Subject, @TextBody, @HtmlBody, @now, @now)
            on conflict do nothing
            """,
            new { mail.MessageId, mail.Kind, mail.ToPersonId, mail.ToName, mail.ToAddress, mail.Subject, mail.TextBody, mail.HtmlBody, now });
}
