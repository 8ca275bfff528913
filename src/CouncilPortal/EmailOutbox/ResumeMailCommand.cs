using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>Tries the sender again before its pause is over, once somebody has put right what was wrong with it.</summary>
public sealed class ResumeMailCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Ends the pause. False where there is none, and for everybody but the administrator.</summary>
    public async Task<bool> Resume(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator) && await database.Transact(scope, c => Resume(c, scope), cancel);
    }

    private async Task<bool> Resume(ScopedConnection connection, Scope scope)
    {
        var now = time.GetUtcNow();
        if (await connection.ExecuteAsync("update mail_pause set until = null, reason = null where id = 1 and until > @now", new { now }) == 0)
        {
            return false;
        }

        // What the pause put off goes now; what waits for its morning or after failures of its own keeps its time.
        await connection.ExecuteAsync(
            "update outbox set next_attempt_at = @now where sent_at is null and dead_at is null and attempts = 0 and last_error is not null and next_attempt_at > @now", new { now });
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "mail tried again", Subject = "mail sender", AuthorityId = null, Detail = null });
        return true;
    }
}
