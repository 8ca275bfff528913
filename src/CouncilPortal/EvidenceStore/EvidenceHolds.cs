using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// The bytes of one hash are kept and deleted by turns. Whoever keeps them holds them first, in a transaction of its own;
/// whoever deletes them takes the hold in the transaction in which it makes sure that nobody names or holds them, and deletes
/// before that ends.
/// </summary>
internal static class EvidenceHolds
{
    /// <summary>How long bytes wait for a row that names them.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Holds the bytes from now on; waits for whoever is just deleting them.</summary>
    public static Task Hold(ScopedConnection connection, long authorityId, string sha256, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            insert into evidence_holds (authority_id, sha256, held_at) values (@authorityId, @sha256, @now)
            on conflict (authority_id, sha256) do update set held_at = excluded.held_at
            """,
            new { authorityId, sha256, now });

    /// <summary>
    /// Before bytes are deleted: until the transaction ends, nobody else keeps them. False where somebody has held them for less
    /// than a day and no file has come of it yet: they must stay.
    /// </summary>
    public static async Task<bool> TakeToDelete(ScopedConnection connection, long authorityId, string sha256, DateTimeOffset now)
    {
        var limit = now - Patience;
        await connection.ExecuteAsync(
            """
            insert into evidence_holds (authority_id, sha256, held_at) values (@authorityId, @sha256, @limit)
            on conflict (authority_id, sha256) do nothing
            """,
            new { authorityId, sha256, limit });
        return await connection.ExecuteAsync(
            """
            delete from evidence_holds where authority_id = @authorityId and sha256 = @sha256
                and (held_at <= @limit or held_at <= (select max(f.uploaded_at) from evidence_files f where f.authority_id = @authorityId and f.sha256 = @sha256))
            """,
            new { authorityId, sha256, limit }) == 1;
    }
}
