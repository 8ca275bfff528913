using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>The two ways to settle a recommendation without accepting evidence: withdrawn, and not done.</summary>
internal static class Settlement
{
    public static async Task<CommandResult> Record(
        ScopedConnection connection, Scope scope, DateTimeOffset now, CaseUnderWork found, SettleRecommendation input, Step step)
    {
        if (!StateTransitions.TryApply(found.Action.State, step.Action, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        var errors = new Dictionary<string, string>();
        if (CaseStep.CheckReason(input.Reason, step.MissingReason) is { } missing)
        {
            errors[EvidenceField.Reason] = missing;
        }

        if (CaseStep.CheckOutcome(found, next, input.Outcome) is { } wrong)
        {
            errors[EvidenceField.Outcome] = wrong;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await Write(connection, scope, now, found, next, step, input.Reason!.Trim());
        if (input.Outcome is { } outcome)
        {
            await CaseStep.RecordOutcome(connection, scope, now, found, outcome, note: null);
        }

        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Step(input.Id));
        if (found.Action.State != RecommendationState.Proposed)
        {
            await CaseStep.Tell(connection, now, found, step.Mail);
        }

        return CommandResult.Done;
    }

    private static async Task Write(
        ScopedConnection connection, Scope scope, DateTimeOffset now, CaseUnderWork found, RecommendationState next, Step step, string reason)
    {
        await CaseStep.Move(connection, scope, now, found, new StateMove { State = next, DoneOn = null, Event = step.Event, Note = reason });
        if (found.Action.State == RecommendationState.Proposed)
        {
            await connection.ExecuteAsync(
                "update recommendations set proposed_only = true where id = @Id and authority_id = @AuthorityId", new { found.Action.Id, found.Action.AuthorityId });
        }

        var waiting = await connection.QuerySingleOrDefaultAsync<long?>(
            """
            select s.id from submissions s
            where s.recommendation_id = @Id and not exists (select 1 from reviews v where v.submission_id = s.id)
            order by s.id desc
            limit 1
            """,
            new { found.Action.Id });
        if (waiting is { } submission && next == RecommendationState.NotDone)
        {
            await ReviewWriter.Append(connection, scope, now, submission, found.Action, new ReviewEntry
            {
                Decision = "not_satisfied",
                Event = step.Event,
                State = next,
                DoneOn = null,
                Reason = reason,
                AnswerBy = null,
            });
        }
    }

    internal sealed record Step
    {
        public required RecommendationAction Action { get; init; }

        /// <summary>What happened, for the history.</summary>
        public required string Event { get; init; }

        public required string MissingReason { get; init; }

        public required Func<MailRecipient, Mail> Mail { get; init; }
    }
}
