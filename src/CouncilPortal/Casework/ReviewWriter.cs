using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What the three ways to end a review have in common.</summary>
internal static class ReviewWriter
{
    /// <summary>Waits its turn, checks that the submission still waits and the action is as the caseworker saw it, and hands it on.</summary>
    public static async Task<CommandResult> Review(
        ScopedConnection connection, Scope scope, long submissionId, int version, Func<SubmissionUnderReview, Task<CommandResult>> write)
    {
        if (await SubmissionUnderReview.Find(connection, scope, submissionId, take: true) is not { } found)
        {
            return CommandResult.NotFound;
        }

        if (found.IsReviewed)
        {
            return CommandResult.Stale("Another caseworker has reviewed this evidence. Nothing that you entered was recorded.");
        }

        return found.Case.Action.Version == version ? await write(found) : CommandResult.Stale(CaseStep.TooLate);
    }

    /// <summary>Records the review and the state it leads to.</summary>
    public static async Task Write(ScopedConnection connection, Scope scope, DateTimeOffset now, SubmissionUnderReview found, ReviewEntry entry)
    {
        await CaseStep.Move(connection, scope, now, found.Case, new StateMove { State = entry.State, DoneOn = entry.DoneOn, Event = entry.Event, Note = found.Reference });
        await Append(connection, scope, now, found.Id, found.Case.Action, entry);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Review(found.Id));
    }

    /// <summary>Appends the review itself.</summary>
    public static Task Append(ScopedConnection connection, Scope scope, DateTimeOffset now, long submissionId, ActionRow action, ReviewEntry entry) =>
        connection.ExecuteAsync(
            """
            insert into reviews (submission_id, recommendation_id, authority_id, decision, reason, answer_due_on, reviewed_at, reviewed_by, reviewed_by_name)
            values (@submissionId, @Id, @AuthorityId, @Decision, @Reason, @AnswerBy, @now, @PersonId, @Name)
            """,
            new { submissionId, action.Id, action.AuthorityId, entry.Decision, entry.Reason, entry.AnswerBy, now, scope.PersonId, scope.Name });
}

/// <summary>A review to record.</summary>
internal sealed record ReviewEntry
{
    /// <summary>As stored.</summary>
    public required string Decision { get; init; }

    /// <summary>What happened, for the history.</summary>
    public required string Event { get; init; }

    public required RecommendationState State { get; init; }

    public required DateOnly? DoneOn { get; init; }

    public required string? Reason { get; init; }

    public required DateOnly? AnswerBy { get; init; }
}
