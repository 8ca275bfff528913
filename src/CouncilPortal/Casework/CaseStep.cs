using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What every step of a caseworker on an action has in common.</summary>
internal static class CaseStep
{
    /// <summary>What to say to the caseworker who comes second.</summary>
    public const string TooLate = CouncilStep.TooLate;

    /// <summary>Waits its turn, checks that the action is as the caseworker saw it, and hands it on.</summary>
    public static async Task<CommandResult> Take(
        ScopedConnection connection, Scope scope, long id, int version, Func<CaseUnderWork, Task<CommandResult>> step)
    {
        if (await CaseUnderWork.Take(connection, scope, id) is not { } found)
        {
            return CommandResult.NotFound;
        }

        return found.Action.Version == version ? await step(found) : CommandResult.Stale(TooLate);
    }

    /// <summary>Records the state that the step leads to. What is settled leaves no request for a date waiting.</summary>
    public static async Task Move(ScopedConnection connection, Scope scope, DateTimeOffset now, CaseUnderWork found, StateMove move)
    {
        await connection.ExecuteAsync(
            "update recommendations set state = @state, done_on = coalesce(@DoneOn, done_on), version = version + 1 where id = @Id and authority_id = @AuthorityId",
            new { state = move.State.StorageText(), move.DoneOn, found.Action.Id, found.Action.AuthorityId });
        await RecommendationEvents.Append(connection, scope, now, found.Action, move.State, move.Event, move.Note);
        if (move.State.IsSettled())
        {
            await connection.ExecuteAsync(
                """
                update deadline_requests set decided_at = @now, decided_by = @PersonId, decided_by_name = @Name, granted = false,
                    answer = 'The action was settled before the request was decided.'
                where recommendation_id = @Id and authority_id = @AuthorityId and decided_at is null
                """,
                new { now, scope.PersonId, scope.Name, found.Action.Id, found.Action.AuthorityId });
        }
    }

    /// <summary>The error of an outcome that is missing, does not belong or does not fit; null where it is right.</summary>
    public static string? CheckOutcome(CaseUnderWork found, RecommendationState next, ComplianceOutcome? outcome)
    {
        var states = found.StatesWith(next);
        return (OutcomeProposal.For(states), outcome) switch
        {
            (not null, null) => "Choose the compliance outcome: this is the last action of the decision",
            (null, not null) when states.All(s => s == RecommendationState.Withdrawn) =>
                "Leave the compliance outcome out: a decision whose recommendations were all withdrawn has none",
            (null, not null) => "Leave the compliance outcome out: other actions of the decision are not settled yet",
            (not null, { } chosen) => OutcomeProposal.Misfit(states, chosen),
            _ => null,
        };
    }

    /// <summary>
    /// Records the decision's compliance outcome for the council, which counts in the year in which it is recorded. Where one
    /// stands already it is a correction, which counts in the year of what it corrects.
    /// </summary>
    public static async Task RecordOutcome(
        ScopedConnection connection, Scope scope, DateTimeOffset now, CaseUnderWork found, ComplianceOutcome outcome, string? note)
    {
        await connection.ExecuteAsync(
            """
            insert into compliance_outcomes (decision_id, authority_id, outcome, note, recorded_at, recorded_on, recorded_by, recorded_by_name, corrects_id)
            values (@DecisionId, @AuthorityId, @outcome, @note, @now, @on, @PersonId, @Name, @corrects)
            """,
            new
            {
                found.DecisionId,
                found.Action.AuthorityId,
                outcome = outcome.StorageText(),
                note,
                now,
                on = found.Outcome?.RecordedOn ?? LondonTime.DateOf(now),
                scope.PersonId,
                scope.Name,
                corrects = found.Outcome?.Id,
            });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = found.Outcome is null ? "compliance outcome recorded" : "compliance outcome corrected",
            Subject = $"decision {found.Action.Reference.Display}",
            AuthorityId = found.Action.AuthorityId,
            Detail = found.Outcome is { } before ? $"{before.Outcome.Name()} → {outcome.Name()}" : outcome.Name(),
        });
    }

    /// <summary>Tells the council's link officers and the colleague who has the action.</summary>
    public static async Task Tell(ScopedConnection connection, DateTimeOffset now, CaseUnderWork found, Func<MailRecipient, Mail> mail)
    {
        foreach (var recipient in await MailRecipients.Council(connection, found.Action, now))
        {
            await Outbox.Queue(connection, now, mail(recipient));
        }
    }

    /// <summary>The error of a reason that is missing or too long; null where it is right.</summary>
    public static string? CheckReason(string? reason, string missing) => TypedText.Check(reason, missing);
}

/// <summary>A change of state to record.</summary>
internal sealed record StateMove
{
    public required RecommendationState State { get; init; }

    /// <summary>When the action was completed; null: not, or no news of it.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>What happened, for the history.</summary>
    public required string Event { get; init; }

    public required string? Note { get; init; }
}
