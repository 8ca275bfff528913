using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.EvidenceStore;

/// <summary>The database's side of what the store keeps.</summary>
internal static class EvidenceContents
{
    /// <summary>
    /// Enters bytes that were kept, to be scanned. Bytes of the council that are known already stay as they are; those that
    /// were deleted meanwhile wait for a scan again.
    /// </summary>
    public static Task Enter(ScopedConnection connection, long authorityId, string sha256, long size, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            insert into evidence_contents (authority_id, sha256, size, state, next_attempt_at)
            values (@authorityId, @sha256, @size, 'waiting', @now)
            on conflict (authority_id, sha256) do update set state = 'waiting', finding = null, attempts = 0, next_attempt_at = excluded.next_attempt_at,
                claim = null, claimed_until = null, trouble = null, scanned_at = null, scanned_with = null, deleted_at = null, deleted_because = null
            where evidence_contents.deleted_at is not null
            """,
            new { authorityId, sha256, size, now });
}
