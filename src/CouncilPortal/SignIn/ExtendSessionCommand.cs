using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.SignIn;

/// <summary>Keeps a session going because its person did something.</summary>
public sealed class ExtendSessionCommand(PortalDatabase database, TimeProvider time, SignInSettings settings)
{
    /// <summary>Gives the scope's own session the full idle time from now, and returns when it runs out; null when it has ended or run out already.</summary>
    public Task<DateTimeOffset?> Extend(Scope scope, CancellationToken cancel) =>
        database.Transact<DateTimeOffset?>(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var expiresAt = now + settings.Idle;
                var extended = await connection.ExecuteAsync(
                    """
                    update sessions set expires_at = @expiresAt
                    where id = @SessionId and person_id = @PersonOrNobody and ended_at is null and expires_at > @now
                    """,
                    new { expiresAt, now, scope.SessionId, scope.PersonOrNobody });
                return extended == 0 ? null : expiresAt;
            },
            cancel);
}
