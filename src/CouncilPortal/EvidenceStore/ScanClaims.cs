using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EvidenceStore;

/// <summary>A content that this process has taken in hand to scan.</summary>
public sealed record ClaimedContent
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Which attempt this is, from 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often the scanner broke off over it.</summary>
    public required int Breaks { get; init; }

    /// <summary>Tells this claim from every other.</summary>
    public required string Claim { get; init; }
}

/// <summary>Why a scan came to no end.</summary>
/// <param name="Reason">In the scanner's words.</param>
/// <param name="BrokeOff">Whether the scanner had the content already.</param>
public sealed record ScanTrouble(string Reason, bool BrokeOff);

/// <summary>Which process scans what. A claim that is not renewed runs out, so that what a process left when it died is scanned by another.</summary>
public sealed class ScanClaims(PortalDatabase database, TimeProvider time, UnusableContent unusable)
{
    /// <summary>How long a claim holds unless it is renewed.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterOthers = TimeSpan.FromSeconds(1);

    /// <summary>Takes the content that has waited longest and is due; null where none is.</summary>
    public Task<ClaimedContent?> Next(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        var now = time.GetUtcNow();

        // The conditions stand twice: PostgreSQL judges the outer ones again when it had to wait for another process's claim.
        return database.Transact(
            scope,
            c => c.QuerySingleOrDefaultAsync<ClaimedContent>(
                """
                update evidence_contents
                set claim = @claim, claimed_until = @until, attempts = attempts + 1
                where (authority_id, sha256) in (
                        select o.authority_id, o.sha256
                        from evidence_contents o
                        where o.state = 'waiting' and o.deleted_at is null and o.next_attempt_at <= @now
                            and (o.claimed_until is null or o.claimed_until <= @now)
                        order by o.next_attempt_at, o.sha256
                        limit 1)
                    and state = 'waiting' and deleted_at is null
                    and (claimed_until is null or claimed_until <= @now)
                returning authority_id, sha256, size, attempts, breaks, claim
                """,
                new { now, until = now + Length, claim = Guid.NewGuid().ToString("N") }),
            cancel);
    }

    /// <summary>Holds on to the claim; false where it is another's by now.</summary>
    public async Task<bool> Renew(Scope scope, ClaimedContent content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        return await database.Transact(
            scope,
            c => c.ExecuteAsync(
                "update evidence_contents set claimed_until = @until where authority_id = @AuthorityId and sha256 = @Sha256 and claim = @Claim",
                new { content.AuthorityId, content.Sha256, content.Claim, until = time.GetUtcNow() + Length }),
            cancel) == 1;
    }

    /// <summary>Scanned: the state and the audit row. What waited because the scanner could not be used has its turn at once.</summary>
    public Task Scanned(Scope scope, ClaimedContent content, ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(report);
        scope.DemandSystem();
        var now = time.GetUtcNow();
        return database.Transact(
            scope,
            async connection =>
            {
                var isOurs = await connection.ExecuteAsync(
                    """
                    update evidence_contents
                    set state = @state, finding = @Finding, scanned_at = @now, scanned_with = @Scanner, claim = null, claimed_until = null, trouble = null
                    where authority_id = @AuthorityId and sha256 = @Sha256 and claim = @Claim
                    """,
                    new { content.AuthorityId, content.Sha256, content.Claim, state = report.Result.Stored(), report.Finding, report.Scanner, now });
                if (isOurs == 0)
                {
                    return;
                }

                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "evidence scanned",
                    Subject = $"content {content.Sha256}",
                    AuthorityId = content.AuthorityId,
                    Detail = report.Finding is null ? report.Result.Stored() : $"{report.Result.Stored()}: {report.Finding}",
                });
                if (report.Result != ScanResult.Clean)
                {
                    await unusable.Tell(connection, content, report, now);
                }

                await connection.ExecuteAsync(
                    "update evidence_contents set next_attempt_at = @now, trouble = null where state = 'waiting' and trouble is not null and claim is null",
                    new { now });
            },
            CancellationToken.None);
    }

    /// <summary>Not scanned, because the scanner cannot be used: whatever waits is tried again from the instant given, this content last.</summary>
    public Task Troubled(Scope scope, ClaimedContent content, ScanTrouble trouble, DateTimeOffset again)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        return database.Transact(
            scope,
            async connection =>
            {
                await Release(connection, content, again + AfterOthers, trouble.Reason, trouble.BrokeOff ? 1 : 0);
                await connection.ExecuteAsync(
                    """
                    update evidence_contents set trouble = @trouble, next_attempt_at = @again
                    where state = 'waiting' and deleted_at is null and claim is null and next_attempt_at < @again
                    """,
                    new { trouble = trouble.Reason, again });
            },
            CancellationToken.None);
    }

    /// <summary>Not scanned, since this process stops: another may begin at once.</summary>
    public Task PutBack(Scope scope, ClaimedContent content)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        return database.Transact(scope, c => Release(c, content, time.GetUtcNow(), null, 0), CancellationToken.None);
    }

    private static Task<int> Release(ScopedConnection connection, ClaimedContent content, DateTimeOffset again, string? trouble, int breaks) =>
        connection.ExecuteAsync(
            """
            update evidence_contents set claim = null, claimed_until = null, next_attempt_at = @again, trouble = @trouble, breaks = breaks + @breaks
            where authority_id = @AuthorityId and sha256 = @Sha256 and claim = @Claim
            """,
            new { content.AuthorityId, content.Sha256, content.Claim, again, trouble, breaks });
}
