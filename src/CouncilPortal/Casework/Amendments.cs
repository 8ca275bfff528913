using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A field that a person changed.</summary>
internal sealed record FieldChange(string Field, string? From, string? To);

/// <summary>What an amendment is about: a decision, or one of its recommendations.</summary>
internal sealed record Amended
{
    public required long DecisionId { get; init; }

    public required DecisionReference Reference { get; init; }

    /// <summary>The recommendation; null: the decision itself.</summary>
    public required long? RecommendationId { get; init; }

    /// <summary>The recommendation's authority; null for a decision.</summary>
    public required long? AuthorityId { get; init; }

    public static Amended Decision(DecisionUnderWork found) => new()
    {
        DecisionId = found.Id,
        Reference = found.Reference,
        RecommendationId = null,
        AuthorityId = null,
    };

    public static Amended Recommendation(DecisionUnderWork found, Compliance.ActionRow action) => new()
    {
        DecisionId = found.Id,
        Reference = found.Reference,
        RecommendationId = action.Id,
        AuthorityId = action.AuthorityId,
    };
}

/// <summary>Amendments are appended: every field that a person set or changed, with reason, author and instant.</summary>
internal static class Amendments
{
    /// <summary>The field of the amendment that says that a decision or recommendation was made by hand.</summary>
    public const string MadeByHand = "made by hand";

    /// <summary>The field of publication.</summary>
    public const string PublishedOn = "published_on";

    /// <summary>The field that says whether a decision is a draft.</summary>
    public const string Stage = "stage";

    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<FieldChange> Between(IReadOnlyList<(string Field, string? Text)> before, IReadOnlyList<(string Field, string? Text)> after) =>
        [.. before.Zip(after).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => new FieldChange(pair.First.Field, pair.First.Text, pair.Second.Text))];

    /// <summary>Appends the changes and one line of audit, which names fields and never their texts.</summary>
    public static async Task Append(
        ScopedConnection connection, Scope scope, DateTimeOffset now, Amended about, IReadOnlyList<FieldChange> changes, string? reason)
    {
        foreach (var change in changes)
        {
            await connection.ExecuteAsync(
                """
                insert into amendments (decision_id, recommendation_id, authority_id, field, from_text, to_text, reason, at, by_person_id, by_name)
                values (@DecisionId, @RecommendationId, @AuthorityId, @Field, @From, @To, @reason, @now, @PersonId, @Name)
                """,
                new { about.DecisionId, about.RecommendationId, about.AuthorityId, change.Field, change.From, change.To, reason, now, scope.PersonId, scope.Name });
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = changes is [{ Field: MadeByHand }] ? "made by hand" : "amended",
            Subject = about.RecommendationId is { } id ? $"recommendation {id}" : $"decision {about.Reference.Display}",
            AuthorityId = about.AuthorityId,
            Detail = string.Join(", ", changes.Select(c => c.Field)),
        });
    }
}
