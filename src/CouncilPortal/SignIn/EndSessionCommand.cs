using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.SignIn;

/// <summary>Ends the session of whoever signs out, in every tab.</summary>
public sealed class EndSessionCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Ends the scope's own session; false when there is none, or it has ended before.</summary>
    public Task<bool> End(Scope scope, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var ended = await connection.ExecuteAsync(
                    """
                    update sessions set ended_at = @now, ended_why = 'signed out'
                    where id = @SessionId and person_id = @PersonOrNobody and ended_at is null
                    """,
                    new { now, scope.SessionId, scope.PersonOrNobody });
                if (ended == 0)
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    "insert into rights_changes (person_id, session_id, changed_at) values (@PersonOrNobody, @SessionId, @now)",
                    new { scope.PersonOrNobody, scope.SessionId, now });
                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "signed out",
                    Subject = "session",
                    AuthorityId = null,
                    Detail = null,
                });
                return true;
            },
            cancel);
}
