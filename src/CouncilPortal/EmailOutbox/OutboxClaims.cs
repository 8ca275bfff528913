using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>A mail that this process has taken in hand.</summary>
public sealed record ClaimedMail
{
    /// <summary>The row.</summary>
    public required long Id { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>Until when no other process takes it.</summary>
    public required DateTimeOffset ClaimedUntil { get; init; }

    /// <summary>The Message-ID header.</summary>
    public required string MessageId { get; init; }

    /// <summary>What kind of mail it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the address does not work, so that the mail waits until somebody confirms or corrects it.</summary>
    public required bool IsBounced { get; init; }

    /// <summary>The recipient's name.</summary>
    public required string ToName { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string ToAddress { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text part.</summary>
    public required string TextBody { get; init; }

    /// <summary>The HTML part.</summary>
    public required string HtmlBody { get; init; }

    /// <summary>Where its reader stops the like of it; null: nobody can.</summary>
    public required string? StopAddress { get; init; }
}

/// <summary>
/// Takes waiting mails in hand one by one, so that of several processes only one sends each, and notes what became of them.
/// A claim runs out: the mail of a process that died is taken up by another.
/// </summary>
public sealed class OutboxClaims(PortalDatabase database, TimeProvider time)
{
    /// <summary>How long a process may take over a mail.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The mail that has waited longest; null when none is to be sent now, or the sender is left alone for a while.</summary>
    public Task<ClaimedMail?> Next(Scope scope, CancellationToken cancel)
    {
        scope.DemandSystem();
        var now = time.GetUtcNow();

        // The conditions stand twice: PostgreSQL judges the outer ones again when it had to wait for another process's claim.
        return database.Transact(
            scope,
            c => c.QuerySingleOrDefaultAsync<ClaimedMail>(
                """
                update outbox
                set claimed_until = @until, attempts = attempts + 1
                where id = (
                        select o.id
                        from outbox o
                        where o.sent_at is null and o.dead_at is null and o.held_at is null and o.next_attempt_at <= @now
                            and not exists (select 1 from mail_pause where until > @now)
                            and (o.claimed_until is null or o.claimed_until <= @now)
                        order by o.next_attempt_at, o.id
                        limit 1)
                    and sent_at is null and dead_at is null and held_at is null
                    and (claimed_until is null or claimed_until <= @now)
                returning id, attempts, claimed_until, message_id, kind, to_name, to_address, subject, text_body, html_body, stop_address,
                    exists (select 1 from bounced_addresses b where b.address = lower(outbox.to_address) and b.cleared_at is null) as is_bounced
                """,
                new { now, until = now + Length }),
            cancel);
    }

    /// <summary>Sent: whoever else may have claimed it meanwhile.</summary>
    public Task Sent(Scope scope, ClaimedMail mail) =>
        Note(scope, "update outbox set sent_at = @now, claimed_until = null, last_error = null where id = @Id and sent_at is null", mail, null, null);

    /// <summary>Not sent, and to be tried again from the instant given.</summary>
    public Task Failed(Scope scope, ClaimedMail mail, string reason, DateTimeOffset again) =>
        Note(scope, "update outbox set next_attempt_at = @again, claimed_until = null, last_error = @reason where id = @Id and claimed_until = @ClaimedUntil", mail, reason, again);

    /// <summary>Not tried, through no fault of its own: the attempt does not count.</summary>
    public Task PutBack(Scope scope, ClaimedMail mail, string? reason, DateTimeOffset again) =>
        Note(
            scope,
            """
            update outbox
            set next_attempt_at = @again, claimed_until = null, attempts = attempts - 1, last_error = coalesce(@reason, last_error)
            where id = @Id and claimed_until = @ClaimedUntil
            """,
            mail,
            reason,
            again);

    /// <summary>Given up.</summary>
    public Task Dead(Scope scope, ClaimedMail mail, string reason) =>
        Note(scope, "update outbox set dead_at = @now, claimed_until = null, last_error = @reason where id = @Id and claimed_until = @ClaimedUntil", mail, reason, null);

    /// <summary>Given up, because the address does not work: what else is queued for it waits.</summary>
    public Task Bounced(Scope scope, ClaimedMail mail, string reason)
    {
        scope.DemandSystem();
        ArgumentNullException.ThrowIfNull(mail);
        var now = time.GetUtcNow();
        return database.Transact(
            scope,
            async Task (c) =>
            {
                var noted = await c.ExecuteAsync(
                    "update outbox set dead_at = @now, bounced_at = @now, claimed_until = null, last_error = @reason where id = @Id and claimed_until = @ClaimedUntil",
                    new { mail.Id, mail.ClaimedUntil, reason, now });
                if (noted > 0)
                {
                    await BouncedAddresses.Note(c, now, mail.ToAddress, reason, mail.MessageId);
                    await AuditTrail.Write(c, scope, now, new AuditEntry { Action = "mail came back", Subject = mail.MessageId, AuthorityId = null, Detail = reason });
                }
            },
            CancellationToken.None);
    }

    /// <summary>Not tried, because the address does not work: it waits, unless somebody has just cleared the address.</summary>
    public Task Hold(Scope scope, ClaimedMail mail)
    {
        scope.DemandSystem();
        ArgumentNullException.ThrowIfNull(mail);
        return database.Transact(
            scope,
            async Task (c) =>
            {
                var stands = await BouncedAddresses.Stands(c, mail.ToAddress);
                await c.ExecuteAsync(
                    "update outbox set held_at = @heldAt, claimed_until = null, attempts = attempts - 1 where id = @Id and claimed_until = @ClaimedUntil",
                    new { mail.Id, mail.ClaimedUntil, heldAt = stands ? time.GetUtcNow() : (DateTimeOffset?)null });
            },
            CancellationToken.None);
    }

    /// <summary>Every process leaves the sender alone until the instant given; a later instant that was said already stands.</summary>
    public Task Pause(Scope scope, DateTimeOffset until, string reason)
    {
        scope.DemandSystem();
        return database.Transact(
            scope,
            c => c.ExecuteAsync("update mail_pause set until = @until, reason = @reason where id = 1 and (until is null or until < @until)", new { until, reason }),
            CancellationToken.None);
    }

    private Task<int> Note(Scope scope, string sql, ClaimedMail mail, string? reason, DateTimeOffset? again)
    {
        scope.DemandSystem();
        return database.Transact(
            scope,
            c => c.ExecuteAsync(sql, new { mail.Id, mail.ClaimedUntil, reason, again, now = time.GetUtcNow() }),
            CancellationToken.None);
    }
}
