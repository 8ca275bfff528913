using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Retention;

/// <summary>Deletes bytes whose time has come, and keeps that there was a file, its hash, and why it went.</summary>
public sealed class DeleteDueEvidenceCommand(PortalDatabase database, IEvidenceStore store, TimeProvider time, RetentionSettings settings)
{
    /// <summary>Deletes whatever is due, each content in a transaction of its own, telling how many it has dealt with and their share, and
    /// returns what went. For jobs of the service alone.</summary>
    public async Task<IReadOnlyList<DueContent>> Delete(Scope scope, Action<int, double?> report, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        var due = await database.Read(scope, c => DueEvidence.Find(c, Dates(), only: null), cancel);
        var gone = new List<DueContent>();
        for (var i = 0; i < due.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (await DeleteOne(scope, due[i].AuthorityId, due[i].Sha256, cancel) is { } deleted)
            {
                gone.Add(deleted);
            }

            report(i + 1, (i + 1.0) / due.Count);
        }

        return gone;
    }

    /// <summary>Deletes one content if it is due; null where it is not. For jobs of the service alone.</summary>
    public Task<DueContent?> DeleteOne(Scope scope, long authorityId, string sha256, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        return database.Transact(
            scope,
            async connection =>
            {
                // Until the end nobody keeps the same bytes anew; where somebody just has, they stay until the next time.
                var now = time.GetUtcNow();
                var due = await EvidenceHolds.TakeToDelete(connection, authorityId, sha256, now)
                    ? (await DueEvidence.Find(connection, Dates(), (authorityId, sha256))).SingleOrDefault()
                    : null;
                if (due is null)
                {
                    return null;
                }

                // Bytes first: a transaction that fails after it finds nothing to delete the next time, and goes on.
                await store.Delete(authorityId, sha256, cancel);
                await connection.ExecuteAsync(
                    """
                    update evidence_contents set deleted_at = @now, deleted_because = @Because, claim = null, claimed_until = null
                    where authority_id = @authorityId and sha256 = @sha256
                    """,
                    new { now, due.Because, authorityId, sha256 });
                await AuditTrail.Write(connection, scope, now, new AuditEntry
                {
                    Action = "evidence deleted",
                    Subject = $"content {sha256}",
                    AuthorityId = authorityId,
                    Detail = $"{due.Because}, {due.Files} files, {due.Size} bytes",
                });
                return due;
            },
            cancel);
    }

    private RetentionDates Dates()
    {
        var now = time.GetUtcNow();
        return RetentionDates.For(settings, now, LondonTime.DateOf(now));
    }
}
