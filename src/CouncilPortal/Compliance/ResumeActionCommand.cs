using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>The complainant has acted.</summary>
public sealed record ResumeAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>When the complainant acted.</summary>
    public required TypedDate ActedOn { get; init; }

    /// <summary>What the complainant did; may be blank.</summary>
    public required string? Note { get; init; }
}

/// <summary>A council records that the complainant has acted, so that the action goes on.</summary>
public sealed class ResumeActionCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Ends the wait and tells the caseworker.</summary>
    public async Task<CommandResult> Resume(Scope scope, ResumeAction input, CancellationToken cancel)
    {
        var caseworkers = await CouncilStep.Caseworkers(database, input.Id, cancel);
        return await database.Transact(
            scope,
            connection => CouncilStep.Take(connection, scope, input.Id, input.Version, action => Resume(connection, scope, input, action, caseworkers)),
            cancel);
    }

    private async Task<CommandResult> Resume(ScopedConnection connection, Scope scope, ResumeAction input, ActionRow action, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (!StateTransitions.TryApply(action.State, RecommendationAction.Resume, out var next, out var refusal))
        {
            return CommandResult.Refused(refusal);
        }

        if (await Before(connection, action) == RecommendationState.MoreEvidenceNeeded)
        {
            next = RecommendationState.MoreEvidenceNeeded;
        }

        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        var acted = ComplainantContacts.ReadPast(input.ActedOn, "Enter the date on which the complainant acted", LondonTime.DateOf(now), errors);
        if (input.Note?.Trim().Length > TypedText.Longest)
        {
            errors[ActionField.Reason] = TypedText.Check(input.Note, "")!;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        var contact = new ComplainantContact { Kind = ComplainantContacts.Acted, OnDate = acted!.Value, NextOn = null, Note = note, At = now, ByName = scope.Name };
        await ComplainantContacts.Append(connection, scope, action, contact);
        await CouncilStep.Record(connection, scope, now, action, next, "the complainant has acted", ComplainantContacts.InWords(contact.OnDate, null, note));
        await FormDrafts.Clear(connection, scope, ActionDraftSubject.Step(action.Id));
        await CouncilStep.Tell(connection, now, caseworkers, to => CouncilMail.Resumed(address, action, to));
        return CommandResult.Done;
    }

    /// <summary>Where the action stood when the wait began: what came back for more evidence still wants it.</summary>
    private static async Task<RecommendationState?> Before(ScopedConnection connection, ActionRow action) =>
        await connection.QueryFirstOrDefaultAsync<string?>(
            "select state from recommendation_events where recommendation_id = @Id and state <> 'awaiting_complainant' order by at desc, id desc", new { action.Id }) is { } state
            ? RecommendationStates.Parse(state) : null;
}
