using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.PeerGroups;

/// <summary>Removes a peer group: its shared address leads nowhere from then on.</summary>
public sealed class RemovePeerGroupCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>False where the person keeps no such group.</summary>
    public Task<bool> Remove(Scope scope, string key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Transact(
            scope,
            async connection =>
            {
                var removed = await connection.QuerySingleOrDefaultAsync<Removed>(
                    """
                    delete from peer_groups
                    where address = @key and id in (select o.group_id from peer_group_owners o where o.person_id = @PersonOrNobody)
                    returning id, name
                    """,
                    new { key, scope.PersonOrNobody });
                if (removed is null)
                {
                    return false;
                }

                await AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry { Action = "peer group removed", Subject = $"peer group {removed.Id}", AuthorityId = null, Detail = removed.Name });
                return true;
            },
            cancel);
    }

    private sealed record Removed
    {
        public required long Id { get; init; }

        public required string Name { get; init; }
    }
}
