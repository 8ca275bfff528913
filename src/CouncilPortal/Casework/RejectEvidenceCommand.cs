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
            connection => ReviewWriter.Review(connection, scope, input.SubmissionId, found => Reject(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Reject(ScopedConnection connection, Scope scope, RejectEvidence input, SubmissionUnderReview found)
    {
        if (!StateTransitions.TryApply(found.Action.State, RecommendationAction.RecordNotDone, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        var errors = new Dictionary<string, string>(ReviewWriter.CheckOutcome(found, next, input.Outcome)?.Errors ?? new Dictionary<string, string>());
        if (ReviewWriter.CheckReason(input.Reason, "Enter why the evidence does not satisfy the Ombudsman") is { } reason)
        {
            errors[EvidenceField.Reason] = reason;
        }

        if (input.Outcome is { } chosen && chosen.Satisfies())
        {
            errors[EvidenceField.Outcome] = "Choose an outcome that says the Ombudsman is not satisfied";
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var now = time.GetUtcNow();
        await ReviewWriter.Write(connection, scope, now, found, new ReviewEntry
        {
            SubmissionId = input.SubmissionId,
            Decision = "not_satisfied",
            Event = "recorded as not done",
            State = next,
            DoneOn = null,
            Reason = input.Reason!.Trim(),
            AnswerBy = null,
        });
        if (input.Outcome is { } outcome)
        {
            await ReviewWriter.RecordOutcome(connection, scope, now, found, outcome);
        }

        await ReviewWriter.Tell(connection, now, found, to => ComplianceMail.NotSatisfied(address, found.Action, found.Reference, to));
        return CommandResult.Done;
    }
}
