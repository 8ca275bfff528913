using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Reminders;

/// <summary>Notes that somebody has read what is new. It holds on all their devices.</summary>
public sealed class ReadNotificationsCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Opens one of the person's: it is read, and the address where it leads is returned; null where it is not theirs.</summary>
    public Task<string?> Open(Scope scope, long id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            c => c.QuerySingleOrDefaultAsync<string?>(
                "update notifications set read_at = coalesce(read_at, @now) where id = @id and person_id = @PersonOrNobody returning path",
                new { id, scope.PersonOrNobody, now = time.GetUtcNow() }),
            cancel);
    }

    /// <summary>Marks all of the person's as read that are not newer than the one given.</summary>
    public Task<int> All(Scope scope, long upTo, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            c => c.ExecuteAsync(
                "update notifications set read_at = @now where person_id = @PersonOrNobody and id <= @upTo and read_at is null",
                new { upTo, scope.PersonOrNobody, now = time.GetUtcNow() }),
            cancel);
    }
}
