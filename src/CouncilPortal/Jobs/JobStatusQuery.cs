using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Jobs;

/// <summary>What the jobs did and what waits, for the administrator.</summary>
public sealed class JobStatusQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>How many mornings are listed.</summary>
    public const int ListLength = 20;

    /// <summary>Null for everybody but the administrator.</summary>
    public async Task<JobStatus?> Now(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator) ? await database.Read(scope, Select, cancel) : null;
    }

    private async Task<JobStatus> Select(ScopedConnection connection)
    {
        var mornings = await connection.QueryAsync<PlannedMorning>(
            "select morning, planned_at, queued from planned_mornings where planned_at is not null order by morning desc limit @ListLength", new { ListLength });
        var mails = await connection.QuerySingleAsync<MailCounts>(
            """
            select count(case when sent_at is null and dead_at is null and next_attempt_at <= @now then 1 end) as waiting,
                count(case when sent_at is null and dead_at is null and next_attempt_at > @now then 1 end) as later,
                count(dead_at) as dead,
                count(sent_at) as sent
            from outbox
            """,
            new { now = time.GetUtcNow() });
        return new JobStatus { Mornings = mornings.AsList(), Mails = mails };
    }
}
