using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A compliance outcome, recorded by itself: a correction, or the first one of a decision whose actions were settled elsewhere.</summary>
public sealed record RecordOutcome
{
    /// <summary>Any recommendation of the decision for the council.</summary>
    public required long RecommendationId { get; init; }

    /// <summary>The outcome that the caseworker saw as standing; null: none.</summary>
    public required long? Seen { get; init; }

    /// <summary>The outcome; null: not chosen yet.</summary>
    public required ComplianceOutcome? Outcome { get; init; }

    /// <summary>Why it is put right; not needed for a first one.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A caseworker corrects the outcome of a decision for a council by a new fact, or records one that is missing. The earlier stays in the history.</summary>
public sealed class RecordOutcomeCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the outcome and tells the council.</summary>
    public Task<CommandResult> Record(Scope scope, RecordOutcome input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection => await CaseUnderWork.Take(connection, scope, input.RecommendationId) is { } found
                ? await Record(connection, scope, input, found)
                : CommandResult.NotFound,
            cancel);

    private async Task<CommandResult> Record(ScopedConnection connection, Scope scope, RecordOutcome input, CaseUnderWork found)
    {
        if (found.Outcome?.Id != input.Seen)
        {
            return CommandResult.Stale("Another caseworker has recorded an outcome since you opened this page. Nothing was recorded: check it, then record yours again if it is still needed.");
        }

        var states = found.StatesWith(found.Action.State);
        if (OutcomeProposal.For(states) is null)
        {
            return CommandResult.Refused(states.All(s => s == RecommendationState.Withdrawn)
                ? "All recommendations of this decision were withdrawn: it has no compliance outcome."
                : "Other actions of this decision are not settled yet. The outcome is recorded with the last one.");
        }

        var errors = Errors(input, found, states);
        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var now = time.GetUtcNow();
        var reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
        await CaseStep.RecordOutcome(connection, scope, now, found, input.Outcome!.Value, reason);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Outcome(input.RecommendationId));
        var fact = await connection.QuerySingleAsync<long>(
            "select max(o.id) from compliance_outcomes o where o.decision_id = @DecisionId and o.authority_id = @AuthorityId",
            new { found.DecisionId, found.Action.AuthorityId });
        await CaseStep.Tell(connection, now, found, to => CaseworkMail.OutcomeRecorded(address, found.Action, fact, found.Outcome is not null, to));
        return CommandResult.Done;
    }

    private static Dictionary<string, string> Errors(RecordOutcome input, CaseUnderWork found, IReadOnlyList<RecommendationState> states)
    {
        var errors = new Dictionary<string, string>();
        if (input.Outcome is not { } outcome)
        {
            errors[EvidenceField.Outcome] = "Choose the compliance outcome";
        }
        else if (found.Outcome?.Outcome == outcome)
        {
            errors[EvidenceField.Outcome] = "Choose an outcome other than the one that stands";
        }
        else if (found.Outcome is null && OutcomeProposal.Misfit(states, outcome) is { } misfit)
        {
            errors[EvidenceField.Outcome] = misfit;
        }

        if (found.Outcome is not null && CaseStep.CheckReason(input.Reason, "Enter why the outcome is corrected") is { } missing)
        {
            errors[EvidenceField.Reason] = missing;
        }

        return errors;
    }
}
