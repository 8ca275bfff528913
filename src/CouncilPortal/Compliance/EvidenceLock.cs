using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Two steps on the evidence of one action take turns: the second waits until the first stands, and then sees it.</summary>
internal static class EvidenceLock
{
    /// <summary>Holds the action until the transaction ends; false where the scope may not log evidence on it.</summary>
    public static async Task<bool> Take(ScopedConnection connection, Scope scope, long id) =>
        await connection.ExecuteAsync(
            $"update recommendations set version = version where id in (select r.id from recommendations r where r.id = @id and {Sight.Logs})",
            Sight.Of(scope, new { id })) == 1;
}
