using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Casework;

/// <summary>A caseworker's request for more.</summary>
public sealed record AskForMoreEvidence
{
    /// <summary>The submission.</summary>
    public required long SubmissionId { get; init; }

    /// <summary>The version of the action that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>What is missing, for the council to read.</summary>
    public required string? Reason { get; init; }

    /// <summary>The date by which an answer is wanted; blank: none. It does not move the due date.</summary>
    public required TypedDate AnswerBy { get; init; }
}

/// <summary>A caseworker asks for more evidence, with a reason.</summary>
public sealed class AskForMoreEvidenceCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Hands the action back to the council and tells it.</summary>
    public Task<CommandResult> Ask(Scope scope, AskForMoreEvidence input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => ReviewWriter.Review(connection, scope, input.SubmissionId, input.Version, found => Ask(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Ask(ScopedConnection connection, Scope scope, AskForMoreEvidence input, SubmissionUnderReview found)
    {
        var now = time.GetUtcNow();
        var errors = Errors(input, LondonTime.DateOf(now), out var answerBy);
        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        if (!StateTransitions.TryApply(found.Case.Action.State, RecommendationAction.AskForMore, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        await ReviewWriter.Write(connection, scope, now, found, new ReviewEntry
        {
            Decision = "more_wanted",
            Event = "more evidence asked for",
            State = next,
            DoneOn = null,
            Reason = input.Reason!.Trim(),
            AnswerBy = answerBy,
        });
        await CaseStep.Tell(connection, now, found.Case, to => ComplianceMail.MoreWanted(address, found.Case.Action, found.Reference, answerBy, to));
        return CommandResult.Done;
    }

    private static Dictionary<string, string> Errors(AskForMoreEvidence input, DateOnly today, out DateOnly? answerBy)
    {
        var errors = new Dictionary<string, string>();
        if (CaseStep.CheckReason(input.Reason, "Enter what more the council needs to send") is { } reason)
        {
            errors[EvidenceField.Reason] = reason;
        }

        answerBy = null;
        if (!input.AnswerBy.IsBlank)
        {
            answerBy = input.AnswerBy.Read("", out var error);
            error ??= answerBy < today ? "The date to answer by must be today or in the future" : null;
            if (error is not null)
            {
                errors[EvidenceField.AnswerBy] = error;
            }
        }

        return errors;
    }
}
