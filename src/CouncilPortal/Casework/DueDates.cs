using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What changing a due date and granting another one have in common.</summary>
internal static class DueDates
{
    /// <summary>Why a due date cannot change in the state; null where it can.</summary>
    public static string? Refusal(RecommendationState state) =>
        state == RecommendationState.Proposed ? "This recommendation is only proposed. Its date is agreed with the draft, and fixed when the decision is made final."
        : state.IsSettled() ? "This action is settled. Its due date can no longer change."
        : null;

    /// <summary>Whether a request of the council waits for its decision.</summary>
    public static async Task<bool> IsAskedFor(ScopedConnection connection, ActionRow action) =>
        await connection.QuerySingleAsync<int>(
            "select count(*) from deadline_requests q where q.recommendation_id = @Id and q.authority_id = @AuthorityId and q.decided_at is null",
            new { action.Id, action.AuthorityId }) > 0;

    /// <summary>The date typed; null with its error where it cannot be set.</summary>
    public static DateOnly? Read(TypedDate typed, DateOnly current, DateOnly today, Dictionary<string, string> errors)
    {
        var date = typed.Read("Enter the new due date", out var error);
        error ??= date == current ? "Enter a date other than the one in force" : date < today ? "The new due date must be today or in the future" : null;
        if (error is null)
        {
            return date;
        }

        errors[CaseworkField.DueOn] = error;
        return null;
    }

    /// <summary>Sets the date and appends the change.</summary>
    public static async Task Set(ScopedConnection connection, Scope scope, DateTimeOffset now, ActionRow action, DateOnly to, string reason)
    {
        await connection.ExecuteAsync(
            "update recommendations set due_on = @to, version = version + 1 where id = @Id and authority_id = @AuthorityId",
            new { to, action.Id, action.AuthorityId });
        await connection.ExecuteAsync(
            """
            insert into deadline_changes (recommendation_id, authority_id, from_date, to_date, reason, at, by_person_id, by_name)
            values (@Id, @AuthorityId, @DueOn, @to, @reason, @now, @PersonId, @Name)
            """,
            new { action.Id, action.AuthorityId, action.DueOn, to, reason, now, scope.PersonId, scope.Name });
    }
}
