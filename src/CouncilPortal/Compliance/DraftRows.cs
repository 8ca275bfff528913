using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>How drafts are written.</summary>
internal static class DraftRows
{
    /// <summary>Puts the answers over the version of the form; false where another version stands meanwhile.</summary>
    public static async Task<bool> Write(ScopedConnection connection, Scope scope, EvidenceForm form, string answers, DateTimeOffset now)
    {
        var sql = form.Version == 0
            ? """
              insert into evidence_drafts (recommendation_id, authority_id, answers, version, updated_at, updated_by, updated_by_name)
              values (@Id, @AuthorityId, @answers, 1, @now, @PersonId, @Name)
              on conflict do nothing
              """
            : """
              update evidence_drafts set answers = @answers, version = version + 1, updated_at = @now, updated_by = @PersonId, updated_by_name = @Name
              where recommendation_id = @Id and authority_id = @AuthorityId and version = @Version
              """;
        return await connection.ExecuteAsync(
            sql,
            new { form.Action.Id, form.Action.AuthorityId, form.Version, answers, now, scope.PersonId, scope.Name }) == 1;
    }
}
