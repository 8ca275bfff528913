using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Clears away what came in and led to nothing: uploads that were given up, and bytes that no file names after a day.</summary>
public sealed class CleanUploads(PortalDatabase database, IEvidenceStore store, TimeProvider time, EvidenceSettings settings)
{
    /// <summary>Clears away what has waited long enough, and returns how many uploads and contents went.</summary>
    public async Task<(int Uploads, int Contents)> Clean(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        return (await Abandoned(scope, cancel), await Unnamed(scope, cancel));
    }

    private async Task<int> Abandoned(Scope scope, CancellationToken cancel)
    {
        var limit = time.GetUtcNow().AddHours(-settings.UnfinishedHours);
        var abandoned = await database.Read(
            scope, connection => connection.QueryAsync<string>("select id from evidence_uploads where touched_at <= @limit", new { limit }), cancel);
        var gone = 0;
        foreach (var id in abandoned)
        {
            await store.Discard(id, cancel);
            gone += await database.Transact(
                scope, connection => connection.ExecuteAsync("delete from evidence_uploads where id = @id and touched_at <= @limit", new { id, limit }), cancel);
        }

        return gone;
    }

    private async Task<int> Unnamed(Scope scope, CancellationToken cancel)
    {
        var held = await database.Read(
            scope,
            connection => connection.QueryAsync<HeldRow>(
                "select authority_id, sha256 from evidence_holds where held_at <= @limit", new { limit = time.GetUtcNow() - EvidenceHolds.Patience }),
            cancel);
        var gone = 0;
        foreach (var content in held)
        {
            gone += await database.Transact(scope, connection => DeleteUnnamed(connection, content, cancel), cancel) ? 1 : 0;
        }

        return gone;
    }

    private async Task<bool> DeleteUnnamed(ScopedConnection connection, HeldRow content, CancellationToken cancel)
    {
        if (!await EvidenceHolds.TakeToDelete(connection, content.AuthorityId, content.Sha256, time.GetUtcNow()))
        {
            return false;
        }

        var named = await connection.QuerySingleAsync<long>(
            "select count(*) from evidence_files where authority_id = @AuthorityId and sha256 = @Sha256", content);
        if (named > 0)
        {
            return false;
        }

        await store.Delete(content.AuthorityId, content.Sha256, cancel);
        return true;
    }

    private sealed record HeldRow
    {
        public required long AuthorityId { get; init; }
        public required string Sha256 { get; init; }
    }
}
