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

    /// <summary>The version of the action that the caseworker saw.</summary>
    public required int Version { get; init; }

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
            connection => ReviewWriter.Review(connection, scope, input.SubmissionId, input.Version, found => Accept(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Accept(ScopedConnection connection, Scope scope, AcceptEvidence input, SubmissionUnderReview found)
    {
        if (!StateTransitions.TryApply(found.Case.Action.State, Deadline.Acceptance(found.DoneOn, found.Case.Action.DueOn), out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        if (CaseStep.CheckOutcome(found.Case, next, input.Outcome) is { } wrong)
        {
            return CommandResult.Invalid(EvidenceField.Outcome, wrong);
        }

        var now = time.GetUtcNow();
        await ReviewWriter.Write(connection, scope, now, found, new ReviewEntry
        {
            Decision = "accepted",
            Event = found.IsLate ? "evidence accepted, done late" : "evidence accepted",
            State = next,
            DoneOn = found.DoneOn,
            Reason = null,
            AnswerBy = null,
        });
        if (input.Outcome is { } outcome)
        {
            await CaseStep.RecordOutcome(connection, scope, now, found.Case, outcome, note: null);
        }

        await CaseStep.Tell(connection, now, found.Case, to => ComplianceMail.Accepted(address, found.Case.Action, found.Reference, found.IsLate, to));
        return CommandResult.Done;
    }
}
