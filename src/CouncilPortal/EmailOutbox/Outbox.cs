using CouncilPortal.Database;
using CouncilPortal.Notifications;
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

    /// <summary>Where it leads in the portal, so that it shows under the reader's bell as well; null: it does not.</summary>
    public string? Path { get; init; }

    /// <summary>How its reader stops the like of it; null: nobody can.</summary>
    public MailStop? Stop { get; init; }
}

/// <summary>Mail is queued in the transaction of the fact it tells of, and delivered by a job.</summary>
public static class Outbox
{
    private const int MailsInAStatement = 200;

    /// <summary>Queues a mail, once for each message id: a second time changes nothing.</summary>
    public static Task Queue(ScopedConnection connection, DateTimeOffset now, Mail mail) => QueueAll(connection, now, [(mail, now)]);

    /// <summary>
    /// Queues many mails, each to go from the instant given with it, once for each message id. One whose reader wants it later or
    /// not at all is noted for them and not queued.
    /// </summary>
    public static async Task QueueAll(ScopedConnection connection, DateTimeOffset now, IReadOnlyList<(Mail Mail, DateTimeOffset From)> mails)
    {
        foreach (var some in (await Notices.Sort(connection, now, mails)).Chunk(MailsInAStatement))
        {
            var rows = new List<string>();
            var parameters = new DynamicParameters(new { now });
            foreach (var (mail, from) in some)
            {
                var n = rows.Count;
                rows.Add($"(@id{n}, @kind{n}, @person{n}, @name{n}, @address{n}, @subject{n}, @text{n}, @html{n}, @stop{n}, @stopat{n}, @topics{n}, @now, @from{n})");
                parameters.Add($"id{n}", mail.MessageId);
                parameters.Add($"kind{n}", mail.Kind);
                parameters.Add($"person{n}", mail.ToPersonId);
                parameters.Add($"name{n}", mail.ToName);
                parameters.Add($"address{n}", mail.ToAddress);
                parameters.Add($"subject{n}", mail.Subject);
                parameters.Add($"text{n}", mail.TextBody);
                parameters.Add($"html{n}", mail.HtmlBody);
                parameters.Add($"stop{n}", mail.Stop?.Token);
                parameters.Add($"stopat{n}", mail.Stop?.Address);
                parameters.Add($"topics{n}", mail.Stop?.StoredTopics);
                parameters.Add($"from{n}", from);
            }

            await connection.ExecuteAsync(
                $"""
                insert into outbox (message_id, kind, to_person_id, to_name, to_address, subject, text_body, html_body, stop_token, stop_address, stop_topics, queued_at, next_attempt_at)
                values {string.Join(", ", rows)}
                on conflict do nothing
                """,
                parameters);
        }
    }
}
