using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Retention;

/// <summary>How many contents stand where.</summary>
public sealed record ContentCounts
{
    /// <summary>To be scanned.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of those, the ones for which the scanner could not be used.</summary>
    public required int Troubled { get; init; }

    /// <summary>Why the scanner could not be used; null where it could.</summary>
    public required string? Trouble { get; init; }

    /// <summary>Found clean.</summary>
    public required int Clean { get; init; }

    /// <summary>With malware.</summary>
    public required int Infected { get; init; }

    /// <summary>That could not be looked into, or were too big.</summary>
    public required int Unscanned { get; init; }

    /// <summary>Whose bytes are deleted.</summary>
    public required int Deleted { get; init; }

    /// <summary>Bytes that are kept.</summary>
    public required long Bytes { get; init; }
}

/// <summary>What is kept and what is due, for the administrator.</summary>
public sealed class RetentionQuery(PortalDatabase database, TimeProvider time, RetentionSettings settings)
{
    /// <summary>What is due so many days from now; nothing for everybody but the administrator.</summary>
    public async Task<IReadOnlyList<DueContent>> Due(Scope scope, int inDays, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.IsOmbudsman(Role.Administrator))
        {
            return [];
        }

        var at = time.GetUtcNow().AddDays(inDays);
        return await database.Read(scope, c => DueEvidence.Find(c, RetentionDates.For(settings, at, LondonTime.DateOf(at)), only: null), cancel);
    }

    /// <summary>The contents counted; null for everybody but the administrator.</summary>
    public async Task<ContentCounts?> Counts(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsOmbudsman(Role.Administrator) ? null : await database.Read(
            scope,
            c => c.QuerySingleAsync<ContentCounts>(
                """
                select count(case when c.state = 'waiting' and c.deleted_at is null then 1 end) as waiting,
                    count(case when c.state = 'waiting' and c.deleted_at is null and c.trouble is not null then 1 end) as troubled,
                    max(case when c.state = 'waiting' and c.deleted_at is null then c.trouble end) as trouble,
                    count(case when c.state = 'clean' and c.deleted_at is null then 1 end) as clean,
                    count(case when c.state = 'infected' then 1 end) as infected,
                    count(case when c.state in ('unscannable', 'too_large') then 1 end) as unscanned,
                    count(c.deleted_at) as deleted,
                    cast(coalesce(sum(case when c.deleted_at is null then c.size end), 0) as bigint) as bytes
                from evidence_contents c
                """),
            cancel);
    }
}
