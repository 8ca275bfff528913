using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Casework;

/// <summary>A caseworker's finding that the evidence does not satisfy.</summary>
public sealed record RejectEvidence
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>The version of the action that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>Why, for the council to read.</summary>
    public required string? Reason { get; init; }

    /// <summary>The compliance outcome of the decision, where this settles its last action; null otherwise.</summary>
    public required ComplianceOutcome? Outcome { get; init; }
}

/// <summary>A caseworker is not satisfied and nothing more is to come: the action counts as not done.</summary>
public sealed class RejectEvidenceCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the finding, the compliance outcome where it is the decision's last action, and tells the council.</summary>
    public Task<CommandResult> Reject(Scope scope, RejectEvidence input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => ReviewWriter.Review(connection, scope, input.SubmissionId, input.Version, found => Reject(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Reject(ScopedConnection connection, Scope scope, RejectEvidence input, SubmissionUnderReview found)
    {
        if (!StateTransitions.TryApply(found.Case.Action.State, RecommendationAction.RecordNotDone, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        var errors = new Dictionary<string, string>();
        if (CaseStep.CheckReason(input.Reason, "Enter why the evidence does not satisfy the Ombudsman") is { } reason)
        {
            errors[EvidenceField.Reason] = reason;
        }

        if (CaseStep.CheckOutcome(found.Case, next, input.Outcome) is { } wrong)
        {
            errors[EvidenceField.Outcome] = wrong;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var now = time.GetUtcNow();
        await ReviewWriter.Write(connection, scope, now, found, new ReviewEntry
        {
            Decision = "not_satisfied",
            Event = "recorded as not done",
            State = next,
            DoneOn = null,
            Reason = input.Reason!.Trim(),
            AnswerBy = null,
        });
        if (input.Outcome is { } outcome)
        {
            await CaseStep.RecordOutcome(connection, scope, now, found.Case, outcome, note: null);
        }

        await CaseStep.Tell(connection, now, found.Case, to => ComplianceMail.NotSatisfied(address, found.Case.Action, found.Reference, to));
        return CommandResult.Done;
    }
}
