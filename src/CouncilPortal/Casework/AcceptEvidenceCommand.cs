using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;

namespace CouncilPortal.Casework;

/// <summary>A caseworker's acceptance.</summary>
public sealed record AcceptEvidence
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>The compliance outcome of the decision, where this settles its last action; null otherwise.</summary>
    public required ComplianceOutcome? Outcome { get; init; }
}

/// <summary>A caseworker accepts evidence: the action is done, or done late where it was completed after the due date in force.</summary>
public sealed class AcceptEvidenceCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the acceptance, the compliance outcome where it is the decision's last action, and tells the council.</summary>
    public Task<CommandResult> Accept(Scope scope, AcceptEvidence input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => ReviewWriter.Review(connection, scope, input.SubmissionId, found => Accept(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Accept(ScopedConnection connection, Scope scope, AcceptEvidence input, SubmissionUnderReview found)
    {
        if (!StateTransitions.TryApply(found.Action.State, Deadline.Acceptance(found.DoneOn, found.Action.DueOn), out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        if (ReviewWriter.CheckOutcome(found, next, input.Outcome) is { } wrong)
        {
            return wrong;
        }

        var now = time.GetUtcNow();
        await ReviewWriter.Write(connection, scope, now, found, new ReviewEntry
        {
            SubmissionId = input.SubmissionId,
            Decision = "accepted",
            Event = found.IsLate ? "evidence accepted, done late" : "evidence accepted",
            State = next,
            DoneOn = found.DoneOn,
            Reason = null,
            AnswerBy = null,
        });
        if (input.Outcome is { } outcome)
        {
            await ReviewWriter.RecordOutcome(connection, scope, now, found, outcome);
        }

        await ReviewWriter.Tell(connection, now, found, to => ComplianceMail.Accepted(address, found.Action, found.Reference, found.IsLate, to));
        return CommandResult.Done;
    }
}
