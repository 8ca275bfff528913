using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What the three ways to end a review have in common.</summary>
internal static class ReviewWriter
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 10_000;

    /// <summary>Waits its turn, checks that the submission still waits, and hands it on.</summary>
    public static async Task<CommandResult> Review(
        ScopedConnection connection, Scope scope, long submissionId, Func<SubmissionUnderReview, Task<CommandResult>> write)
    {
        if (!scope.IsOmbudsman(Role.Caseworker))
        {
            return CommandResult.NotFound;
        }

        await SubmissionUnderReview.TakeTurn(connection, submissionId);
        var found = await SubmissionUnderReview.Find(connection, scope, submissionId);
        if (found is null)
        {
            return CommandResult.NotFound;
        }

        return found.IsReviewed
            ? CommandResult.Stale("Another caseworker has reviewed this evidence. Nothing that you entered was recorded.")
            : await write(found);
    }

    /// <summary>Records the review and the state it leads to.</summary>
    public static async Task Write(ScopedConnection connection, Scope scope, DateTimeOffset now, SubmissionUnderReview found, ReviewEntry entry)
    {
        await connection.ExecuteAsync(
            "update recommendations set state = @state, done_on = coalesce(@DoneOn, done_on), version = version + 1 where id = @Id and authority_id = @AuthorityId",
            new { state = entry.State.StorageText(), entry.DoneOn, found.Action.Id, found.Action.AuthorityId });
        await connection.ExecuteAsync(
            """
            insert into reviews (submission_id, recommendation_id, authority_id, decision, reason, answer_due_on, reviewed_at, reviewed_by, reviewed_by_name)
            values (@SubmissionId, @Id, @AuthorityId, @Decision, @Reason, @AnswerBy, @now, @PersonId, @Name)
            """,
            new
            {
                entry.SubmissionId,
                found.Action.Id,
                found.Action.AuthorityId,
                entry.Decision,
                entry.Reason,
                entry.AnswerBy,
                now,
                scope.PersonId,
                scope.Name,
            });
        await RecommendationEvents.Append(connection, scope, now, found.Action, entry.State, entry.Event, found.Reference);
    }

    /// <summary>The error of an outcome that is missing or does not belong; null where it is right.</summary>
    public static CommandResult? CheckOutcome(SubmissionUnderReview found, RecommendationState next, ComplianceOutcome? outcome) =>
        (OutcomeProposal.For([.. found.Others, next]), outcome) switch
        {
            (not null, null) => CommandResult.Invalid(EvidenceField.Outcome, "Choose the compliance outcome: this is the last action of the decision"),
            (null, not null) => CommandResult.Invalid(EvidenceField.Outcome, "Leave the compliance outcome out: other actions of the decision are not settled yet"),
            _ => null,
        };

    /// <summary>Records the decision's compliance outcome for the council, which counts in the year in which it is recorded.</summary>
    public static async Task RecordOutcome(ScopedConnection connection, Scope scope, DateTimeOffset now, SubmissionUnderReview found, ComplianceOutcome outcome)
    {
        await connection.ExecuteAsync(
            """
            insert into compliance_outcomes (decision_id, authority_id, outcome, note, recorded_at, recorded_on, recorded_by, recorded_by_name)
            values (@DecisionId, @AuthorityId, @outcome, null, @now, @today, @PersonId, @Name)
            """,
            new
            {
                found.DecisionId,
                found.Action.AuthorityId,
                outcome = outcome.StorageText(),
                now,
                today = LondonTime.DateOf(now),
                scope.PersonId,
                scope.Name,
            });
        await Audit.AuditTrail.Write(connection, scope, now, new Audit.AuditEntry
        {
            Action = "compliance outcome recorded",
            Subject = $"decision {found.Action.Reference.Display}",
            AuthorityId = found.Action.AuthorityId,
            Detail = outcome.Name(),
        });
    }

    /// <summary>Tells the council's link officers and the colleague who has the action.</summary>
    public static async Task Tell(ScopedConnection connection, DateTimeOffset now, SubmissionUnderReview found, Func<MailRecipient, Mail> mail)
    {
        foreach (var recipient in await MailRecipients.Council(connection, found.Action))
        {
            await Outbox.Queue(connection, now, mail(recipient));
        }
    }

    /// <summary>The error of a reason that is missing or too long; null where it is right.</summary>
    public static string? CheckReason(string? reason, string missing) =>
        string.IsNullOrWhiteSpace(reason) ? missing
        : reason.Trim().Length > LongestReason ? "Shorten the reason to 10,000 characters or fewer"
        : null;
}

/// <summary>A review to record.</summary>
internal sealed record ReviewEntry
{
    public required long SubmissionId { get; init; }

    /// <summary>As stored.</summary>
    public required string Decision { get; init; }

    /// <summary>What happened, for the history.</summary>
    public required string Event { get; init; }

    public required RecommendationState State { get; init; }

    public required DateOnly? DoneOn { get; init; }

    public required string? Reason { get; init; }

    public required DateOnly? AnswerBy { get; init; }
}
