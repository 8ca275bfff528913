using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Removes a view that the person keeps. Its address goes on working.</summary>
public sealed class RemoveViewCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Not found where the person keeps no such view.</summary>
    public Task<CommandResult> Remove(Scope scope, long id, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var name = await connection.QuerySingleOrDefaultAsync<string?>(
                    "delete from kept_views where id = @id and person_id = @PersonOrNobody returning name", new { id, scope.PersonOrNobody });
                if (name is null)
                {
                    return CommandResult.NotFound;
                }

                await AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry { Action = "view of actions removed", Subject = name, AuthorityId = null, Detail = null });
                return CommandResult.Done;
            },
            cancel);
}
