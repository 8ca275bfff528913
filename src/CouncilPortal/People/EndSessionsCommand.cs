using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>An administrator signs somebody out, in every browser. Their roles stay.</summary>
public sealed class EndSessionsCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Ends every session of the person; open pages close within seconds. Not found where there is none.</summary>
    public Task<PeopleOutcome> End(Scope scope, long personId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var ended = await connection.ExecuteAsync(
                    """
                    update sessions set ended_at = @now, ended_why = 'ended by an administrator'
                    where person_id = @personId and ended_at is null and expires_at > @now and @everyone
                    """,
                    new { now, personId, everyone = scope.LooksAfterEveryone() });
                if (ended == 0)
                {
                    return PeopleOutcome.NotFound;
                }

                await connection.ExecuteAsync("insert into rights_changes (person_id, changed_at) values (@personId, @now)", new { personId, now });
                var name = await connection.QuerySingleAsync<string>("select name from people where id = @personId", new { personId });
                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "sessions ended",
                    Subject = $"person {personId}",
                    AuthorityId = null,
                    Detail = $"{name}: {ended}",
                });
                return PeopleOutcome.Done;
            },
            cancel);
}
