using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A council's wish for another due date.</summary>
public sealed record RequestDate
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>The date that the council proposes.</summary>
    public required TypedDate ProposedDate { get; init; }

    /// <summary>The exceptional reason.</summary>
    public required string? Reason { get; init; }
}

/// <summary>
/// A council asks the Ombudsman for another due date. After the final decision a date changes for exceptional reasons only;
/// the one in force stays until the Ombudsman has decided, and one request waits at a time.
/// </summary>
public sealed class RequestDateCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the request and tells the caseworker.</summary>
    public async Task<CommandResult> Ask(Scope scope, RequestDate input, CancellationToken cancel)
    {
        var caseworkers = await CouncilStep.Caseworkers(database, input.Id, cancel);
        return await database.Transact(
            scope,
            connection => CouncilStep.Take(connection, scope, input.Id, input.Version, action => Ask(connection, scope, input, action, caseworkers)),
            cancel);
    }

    /// <summary>Why no date can be asked for in the state; null where one can.</summary>
    public static string? Refusal(RecommendationState state) => state switch
    {
        RecommendationState.Proposed => "This recommendation is only proposed. Say in your answer to the draft which date you can meet.",
        RecommendationState.EvidenceSubmitted => "Your evidence is with the Ombudsman. Wait for its review, or write to the caseworker.",
        _ when state.IsSettled() => "This action is settled. Its due date can no longer change.",
        _ => null,
    };

    private async Task<CommandResult> Ask(ScopedConnection connection, Scope scope, RequestDate input, ActionRow action, IReadOnlyList<MailRecipient> caseworkers)
    {
        if (Refusal(action.State) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        if (await connection.QuerySingleAsync<int>("select count(*) from deadline_requests q where q.recommendation_id = @Id and q.decided_at is null", new { action.Id }) > 0)
        {
            return CommandResult.Refused("You have asked for another date already. Wait for the Ombudsman’s answer, or take the request back first.");
        }

        var now = time.GetUtcNow();
        var errors = new Dictionary<string, string>();
        var proposed = input.ProposedDate.Read("Enter the date that you propose", out var error);
        error ??= proposed <= action.DueOn ? "Enter a date after the one in force"
            : proposed < LondonTime.DateOf(now) ? "The date that you propose must be today or in the future" : null;
        if (error is not null)
        {
            errors[ActionField.ProposedDate] = error;
        }

        if (TypedText.Check(input.Reason, "Enter the exceptional reason for which you need another date") is { } missing)
        {
            errors[ActionField.Reason] = missing;
        }

        if (errors.Count > 0)
        {
            return CommandResult.Invalid(errors);
        }

        await Write(connection, scope, now, action, proposed!.Value, input.Reason!.Trim(), caseworkers);
        return CommandResult.Done;
    }

    private async Task Write(
        ScopedConnection connection, Scope scope, DateTimeOffset now, ActionRow action, DateOnly proposed, string reason, IReadOnlyList<MailRecipient> caseworkers)
    {
        var request = await connection.QuerySingleAsync<long>(
            """
            insert into deadline_requests (recommendation_id, authority_id, proposed_date, reason, requested_at, requested_by, requested_by_name)
            values (@Id, @AuthorityId, @proposed, @reason, @now, @PersonId, @Name)
            returning id
            """,
            new { action.Id, action.AuthorityId, proposed, reason, now, scope.PersonId, scope.Name });
        await CouncilStep.Record(connection, scope, now, action, action.State, $"another date asked for: {LondonTime.Format(proposed)}", reason);
        await FormDrafts.Clear(connection, scope, ActionDraftSubject.Step(action.Id));
        await CouncilStep.Tell(connection, now, caseworkers, to => CouncilMail.DateAsked(address, action, request, to));
    }
}
