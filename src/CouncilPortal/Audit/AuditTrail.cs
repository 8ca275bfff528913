using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Audit;

/// <summary>What was done or seen, in the past tense ("evidence submitted"), and to what.</summary>
public sealed record AuditEntry
{
    /// <summary>What happened: "signed in", "evidence submitted", "refused".</summary>
    public required string Action { get; init; }

    /// <summary>What it happened to: "recommendation 12", "session", "import decisions".</summary>
    public required string Subject { get; init; }

    /// <summary>The authority concerned, if one.</summary>
    public required long? AuthorityId { get; init; }

    /// <summary>More, without personal data of complainants.</summary>
    public required string? Detail { get; init; }
}

/// <summary>Who did and saw what, and when. Rows are appended in the transaction of the fact and never changed.</summary>
public static class AuditTrail
{
    /// <summary>Appends a row as the scope's person or job.</summary>
    public static Task Write(ScopedConnection connection, Scope scope, DateTimeOffset at, AuditEntry entry) =>
        connection.ExecuteAsync(
            """
            insert into audit (at, who, person_id, action, subject, authority_id, detail)
            values (@at, @Name, @PersonId, @Action, @Subject, @AuthorityId, @Detail)
            """,
            new { at, scope.Name, scope.PersonId, entry.Action, entry.Subject, entry.AuthorityId, entry.Detail });
}
