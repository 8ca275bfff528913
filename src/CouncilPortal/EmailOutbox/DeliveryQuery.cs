using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>How many mails stand where.</summary>
public sealed record DeliveryCounts
{
    /// <summary>To be sent now.</summary>
    public required long Waiting { get; init; }

    /// <summary>For a time to come, or to be tried again later.</summary>
    public required long Later { get; init; }

    /// <summary>Waiting for somebody to confirm or correct the address.</summary>
    public required long Held { get; init; }

    /// <summary>Taken by the sender, which has not said more.</summary>
    public required long Sent { get; init; }

    /// <summary>Taken by the recipient's mail server.</summary>
    public required long Delivered { get; init; }

    /// <summary>Came back.</summary>
    public required long Bounced { get; init; }

    /// <summary>Given up for another reason.</summary>
    public required long Failed { get; init; }
}

/// <summary>A mail that did not arrive as it should.</summary>
public sealed record DeadLetter
{
    /// <summary>The row.</summary>
    public required long Id { get; init; }

    /// <summary>What kind of mail it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Who it is for.</summary>
    public required string ToName { get; init; }

    /// <summary>Their address.</summary>
    public required string ToAddress { get; init; }

    /// <summary>What and when.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it failed.</summary>
    public required string Reason { get; init; }

    /// <summary>When it is tried again; of one that was given up, without meaning.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>When it was given up; null while it is still tried.</summary>
    public required DateTimeOffset? DeadAt { get; init; }

    /// <summary>Whether its address does not work and nobody has confirmed or corrected it yet.</summary>
    public required bool IsBounced { get; init; }
}

/// <summary>Where the mail stands.</summary>
public sealed record DeliveryStatus
{
    /// <summary>The mails counted.</summary>
    public required DeliveryCounts Counts { get; init; }

    /// <summary>Until when the sender is left alone; null: it is not.</summary>
    public required DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why.</summary>
    public required string? PauseReason { get; init; }

    /// <summary>A page of the mails that were given up, the latest first.</summary>
    public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }

    /// <summary>The first of the mails that failed and are tried again, the next first.</summary>
    public required IReadOnlyList<DeadLetter> Retried { get; init; }
}

/// <summary>What the administrator sees of the mail: never what it says.</summary>
public sealed class DeliveryQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>How many mails a page lists.</summary>
    public const int PageLength = 50;

    /// <summary>Null for everybody but the administrator.</summary>
    public async Task<DeliveryStatus?> Now(Scope scope, int page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator) ? await database.Read(scope, c => Select(c, Math.Max(page, 1)), cancel) : null;
    }

    private async Task<DeliveryStatus> Select(ScopedConnection connection, int page)
    {
        var now = time.GetUtcNow();
        var counts = await connection.QuerySingleAsync<DeliveryCounts>(
            """
            select count(case when sent_at is null and dead_at is null and held_at is null and next_attempt_at <= @now then 1 end) as waiting,
                count(case when sent_at is null and dead_at is null and held_at is null and next_attempt_at > @now then 1 end) as later,
                count(case when sent_at is null and dead_at is null and held_at is not null then 1 end) as held,
                count(case when sent_at is not null and dead_at is null and delivered_at is null then 1 end) as sent,
                count(case when delivered_at is not null and dead_at is null then 1 end) as delivered,
                count(bounced_at) as bounced,
                count(case when dead_at is not null and bounced_at is null then 1 end) as failed
            from outbox
            """,
            new { now });
        var pause = await connection.QuerySingleAsync<PauseRow>("select until, reason from mail_pause where id = 1");
        var dead = await Letters(connection, "o.dead_at is not null order by o.dead_at desc, o.id desc", (page - 1) * PageLength);
        var retried = await Letters(connection, "o.sent_at is null and o.dead_at is null and o.held_at is null and o.last_error is not null order by o.next_attempt_at, o.id", 0);
        var isPaused = pause.Until > now;
        return new DeliveryStatus
        {
            Counts = counts,
            PausedUntil = isPaused ? pause.Until : null,
            PauseReason = isPaused ? pause.Reason : null,
            DeadLetters = dead,
            Retried = retried,
        };
    }

    private static async Task<IReadOnlyList<DeadLetter>> Letters(ScopedConnection connection, string which, int skipped) =>
        (await connection.QueryAsync<DeadLetter>(
            $"""
            select o.id, o.kind, o.to_name, o.to_address, o.subject, o.queued_at, o.attempts, coalesce(o.last_error, '') as reason, o.next_attempt_at, o.dead_at,
                exists (select 1 from bounced_addresses b where b.address = lower(o.to_address) and b.cleared_at is null) as is_bounced
            from outbox o
            where {which}
            limit @PageLength offset @skipped
            """,
            new { PageLength, skipped })).AsList();

    private sealed record PauseRow
    {
        public required DateTimeOffset? Until { get; init; }

        public required string? Reason { get; init; }
    }
}
