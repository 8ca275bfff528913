using System.Globalization;
using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.EmailOutbox;

/// <summary>Sends again, with the same Message-ID, what was given up.</summary>
public sealed class ResendMailCommand(PortalDatabase database, TimeProvider time)
{
    private const string Again =
        """
        update outbox
        set sent_at = null, delivered_at = null, bounced_at = null, dead_at = null, held_at = null, claimed_until = null, attempts = 0,
            next_attempt_at = @now, last_error = null, resent_at = @now
        where dead_at is not null
            and not exists (select 1 from bounced_addresses b where b.address = lower(outbox.to_address) and b.cleared_at is null)
        """;

    /// <summary>
    /// Sends one again. False where it is not on the list of what was given up, where its address does not work and nobody has
    /// confirmed or corrected it, and for everybody but the administrator.
    /// </summary>
    public async Task<bool> Resend(Scope scope, long id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator) && await database.Transact(scope, c => One(c, scope, id), cancel);
    }

    /// <summary>Sends all of them again but those whose address does not work. How many; none for everybody but the administrator.</summary>
    public async Task<int> ResendAll(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsOmbudsman(Role.Administrator) ? await database.Transact(scope, c => All(c, scope), cancel) : 0;
    }

    private async Task<bool> One(ScopedConnection connection, Scope scope, long id)
    {
        var now = time.GetUtcNow();
        if (await connection.QuerySingleOrDefaultAsync<string>($"{Again} and id = @id returning message_id", new { now, id }) is not { } messageId)
        {
            return false;
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "mail sent again", Subject = messageId, AuthorityId = null, Detail = null });
        return true;
    }

    private async Task<int> All(ScopedConnection connection, Scope scope)
    {
        var now = time.GetUtcNow();
        var count = await connection.ExecuteAsync(Again, new { now });
        if (count > 0)
        {
            var detail = string.Create(CultureInfo.InvariantCulture, $"{count} mails");
            await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "mail sent again", Subject = "all mail that was given up", AuthorityId = null, Detail = detail });
        }

        return count;
    }
}
