using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>Why an action cannot go on until the complainant acts.</summary>
public sealed record AwaitComplainant
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>When the complainant was asked.</summary>
    public required TypedDate AskedOn { get; init; }

    /// <summary>When an answer is expected, or the council will chase.</summary>
    public required TypedDate NextOn { get; init; }

    /// <summary>What the complainant has to do.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A council records that it waits for the complainant. Reminders pause; the due date stays.</summary>
public sealed class AwaitComplainantCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the wait with its dates and tells the caseworker.</summary>
    public async Task<CommandResult> Await(Scope scope, AwaitComplainant input, CancellationToken cancel)
    {
        var caseworkers = await CouncilStep.Caseworkers(database, input.Id, cancel);
        return await database.Transact(
            scope,
            connection => CouncilStep.Take(connection, scope, input.Id, input.Version, action => Await(connection, scope, input, action, caseworkers)),
            cancel);
    }

    private async Task<CommandResult> Await(ScopedConnection connection, Scope scope, AwaitComplainant input, ActionRow action, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (!StateTransitions.TryApply(action.State, RecommendationAction.AwaitComplainant, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        var errors = new Dictionary<string, string>();
        var asked = ComplainantContacts.ReadPast(input.AskedOn, "Enter the date on which you asked the complainant", today, errors);
        var chase = ComplainantContacts.ReadNext(input.NextOn, today, errors);
        if (TypedText.Check(input.Reason, "Enter what the complainant has to do") is { } missing)
        {
            errors[ActionField.Reason] = missing;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var contact = new ComplainantContact { Kind = ComplainantContacts.Asked, OnDate = asked!.Value, NextOn = chase, Note = input.Reason!.Trim(), At = now, ByName = scope.Name };
        await ComplainantContacts.Append(connection, scope, action, contact);
        await CouncilStep.Record(
            connection, scope, now, action, next, "waiting for the complainant", ComplainantContacts.InWords(contact.OnDate, contact.NextOn, contact.Note));
        await FormDrafts.Clear(connection, scope, ActionDraftSubject.Step(action.Id));
        await CouncilStep.Tell(connection, now, caseworkers, to => CouncilMail.Waiting(address, action, to));
        return CommandResult.Done;
    }
}
