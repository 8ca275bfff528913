using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>Another attempt to hear from the complainant.</summary>
public sealed record ChaseComplainant
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>When the complainant was chased.</summary>
    public required TypedDate ChasedOn { get; init; }

    /// <summary>When the council will chase again.</summary>
    public required TypedDate NextOn { get; init; }

    /// <summary>How, and what came of it; may be blank.</summary>
    public required string? Note { get; init; }
}

/// <summary>A council logs that it has chased the complainant. The Ombudsman reads it in the history and gets no mail.</summary>
public sealed class ChaseComplainantCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Logs the chase and when the next is due.</summary>
    public Task<CommandResult> Chase(Scope scope, ChaseComplainant input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => CouncilStep.Take(connection, scope, input.Id, input.Version, action => Chase(connection, scope, input, action)),
            cancel);

    private async Task<CommandResult> Chase(ScopedConnection connection, Scope scope, ChaseComplainant input, ActionRow action)
    {
        if (action.State != RecommendationState.AwaitingComplainant)
        {
            return CommandResult.Refused("This action is not waiting for the complainant.");
        }

        var now = time.GetUtcNow();
        var today = LondonTime.DateOf(now);
        var errors = new Dictionary<string, string>();
        var chased = ComplainantContacts.ReadPast(input.ChasedOn, "Enter the date on which you chased the complainant", today, errors);
        var next = ComplainantContacts.ReadNext(input.NextOn, today, errors);
        if (input.Note?.Trim().Length > TypedText.Longest)
        {
            errors[ActionField.Reason] = TypedText.Check(input.Note, "")!;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        var contact = new ComplainantContact { Kind = ComplainantContacts.Chased, OnDate = chased!.Value, NextOn = next, Note = note, At = now, ByName = scope.Name };
        await ComplainantContacts.Append(connection, scope, action, contact);
        await CouncilStep.Record(connection, scope, now, action, action.State, "complainant chased", ComplainantContacts.InWords(contact.OnDate, contact.NextOn, note));
        await FormDrafts.Clear(connection, scope, ActionDraftSubject.Step(action.Id));
        return CommandResult.Done;
    }
}
