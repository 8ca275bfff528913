using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The history of a recommendation and the audit trail, written together.</summary>
internal static class RecommendationEvents
{
    /// <summary>A new due date. Histories show the change itself, with both dates and the reason, in place of this.</summary>
    public const string DueDateChanged = "due date changed";

    /// <summary>Evidence was submitted; the note is the submission's reference.</summary>
    public const string EvidenceSubmitted = "evidence submitted";

    /// <summary>Appends what happened, the state that it led to, and the audit row.</summary>
    public static async Task Append(
        ScopedConnection connection, Scope scope, DateTimeOffset now, ActionRow action, RecommendationState state, string kind, string? note)
    {
        await connection.ExecuteAsync(
            """
            insert into recommendation_events (recommendation_id, authority_id, kind, state, note, at, by_person_id, by_name)
            values (@Id, @AuthorityId, @kind, @state, @note, @now, @PersonId, @Name)
            """,
            new { action.Id, action.AuthorityId, kind, state = state.StorageText(), note, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = kind,
            Subject = $"recommendation {action.Id}",
            AuthorityId = action.AuthorityId,
            Detail = note,
        });
    }
}
