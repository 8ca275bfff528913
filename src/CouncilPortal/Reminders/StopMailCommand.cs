using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Notifications;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>
/// Stops mail like one that somebody holds, by the secret of that mail and without signing in (RFC 8058). What is new still shows in
/// the portal, and the person can have the mail back under their settings.
/// </summary>
public sealed class StopMailCommand(PortalDatabase database, TimeProvider time)
{
    private static readonly Scope Stopping = Scope.System("Unsubscribe");

    /// <summary>
    /// Stops what the secret stands for; a second time changes nothing. Whose eyes these are does not matter: the secret is the
    /// right. Null where no mail has the secret.
    /// </summary>
    public async Task<IReadOnlyList<MailTopic>?> Stop(Scope scope, string token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await database.Transact(
            Stopping,
            async connection =>
            {
                if (await StoppableMail.Find(connection, token) is not { } mail)
                {
                    return null;
                }

                var now = time.GetUtcNow();
                var isChanged = false;
                foreach (var topic in mail.Topics)
                {
                    isChanged |= await SaveMailChoicesCommand.Write(
                        connection, now, mail.PersonId, new MailChoice { Topic = topic, Delivery = Delivery.Off }, mail.IsAtOmbudsman);
                }

                if (isChanged)
                {
                    await AuditTrail.Write(connection, Stopping, now, new AuditEntry
                    {
                        Action = "mail stopped by its reader",
                        Subject = $"person {mail.PersonId}",
                        AuthorityId = null,
                        Detail = string.Join(", ", mail.Topics.Select(t => t.Code)),
                    });
                }

                return mail.Topics;
            },
            cancel);
    }
}

/// <summary>A mail that its reader can stop the like of.</summary>
internal sealed record StoppableMail
{
    public required long PersonId { get; init; }

    public required string StoredTopics { get; init; }

    public required bool IsAtOmbudsman { get; init; }

    public IReadOnlyList<MailTopic> Topics => [.. StoredTopics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(MailTopics.Find).OfType<MailTopic>().Where(t => !t.NeverOff)];

    public static Task<StoppableMail?> Find(ScopedConnection connection, string token) =>
        connection.QuerySingleOrDefaultAsync<StoppableMail?>(
            """
            select o.to_person_id as person_id, o.stop_topics as stored_topics,
                exists (select 1 from memberships m where m.person_id = o.to_person_id and m.authority_id is null and m.ended_at is null) as is_at_ombudsman
            from outbox o
            where o.stop_token = @token and o.to_person_id is not null and o.stop_topics is not null
            """,
            new { token });
}
