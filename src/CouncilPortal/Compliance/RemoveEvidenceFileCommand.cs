using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Takes a file off the draft of evidence. What was submitted stays.</summary>
public sealed class RemoveEvidenceFileCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Removes the file; one that was removed already is no longer found.</summary>
    public Task<CommandResult> Remove(Scope scope, long id, long fileId, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (!await EvidenceLock.Take(connection, scope, id))
                {
                    return CommandResult.NotFound;
                }

                var now = time.GetUtcNow();
                var authority = await connection.QuerySingleOrDefaultAsync<long?>(
                    """
                    update evidence_files set removed_at = @now
                    where id = @fileId and recommendation_id = @id and submission_id is null and removed_at is null
                    returning authority_id
                    """,
                    new { id, fileId, now });
                if (authority is null)
                {
                    return CommandResult.NotFound;
                }

                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "evidence file removed",
                    Subject = $"recommendation {id}",
                    AuthorityId = authority,
                    Detail = $"file {fileId}",
                });
                return CommandResult.Done;
            },
            cancel);
}
