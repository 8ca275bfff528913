using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>An escalation.</summary>
public sealed record EscalateAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the caseworker saw.</summary>
    public required int Version { get; init; }

    /// <summary>What the chief executive is to know and do. Read in the portal, not in the mail.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A caseworker takes a late action to the council's chief executive.</summary>
public sealed class EscalateCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Records the escalation; tells the chief executives and their delegates, and the link officers that it was done.</summary>
    public Task<CommandResult> Escalate(Scope scope, EscalateAction input, CancellationToken cancel) =>
        database.Transact(
            scope,
            connection => CaseStep.Take(connection, scope, input.Id, input.Version, found => Escalate(connection, scope, input, found)),
            cancel);

    private async Task<CommandResult> Escalate(ScopedConnection connection, Scope scope, EscalateAction input, CaseUnderWork found)
    {
        if (Refusal(found.Action.State) is { } refusal)
        {
            return CommandResult.Refused(refusal);
        }

        if (CaseStep.CheckReason(input.Reason, "Enter what the chief executive is to know and do") is { } missing)
        {
            return CommandResult.Invalid(EvidenceField.Reason, missing);
        }

        var now = time.GetUtcNow();
        var reason = input.Reason!.Trim();
        var executives = await CaseworkRecipients.ChiefExecutives(connection, found.Action.AuthorityId);
        if (executives.Count == 0)
        {
            return CommandResult.Refused($"{found.Action.AuthorityName} has no chief executive with an e-mail address in the portal. Ask its link officer to invite one, or write by post.");
        }

        await connection.ExecuteAsync(
            """
            insert into escalations (recommendation_id, authority_id, reason, at, by_person_id, by_name)
            values (@Id, @AuthorityId, @reason, @now, @PersonId, @Name)
            """,
            new { found.Action.Id, found.Action.AuthorityId, reason, now, scope.PersonId, scope.Name });
        await connection.ExecuteAsync(
            "update recommendations set version = version + 1 where id = @Id and authority_id = @AuthorityId", new { found.Action.Id, found.Action.AuthorityId });
        await RecommendationEvents.Append(connection, scope, now, found.Action, found.Action.State, "escalated to the chief executive", reason);
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Step(input.Id));
        foreach (var executive in executives)
        {
            await Outbox.Queue(connection, now, CaseworkMail.Escalated(address, found.Action, executive));
        }

        await CaseStep.Tell(connection, now, found, to => CaseworkMail.EscalatedCopy(address, found.Action, to));
        return CommandResult.Done;
    }

    private static string? Refusal(RecommendationState state) => state switch
    {
        RecommendationState.Proposed => "This recommendation is only proposed. It can be escalated once the decision is final.",
        _ when state.IsSettled() => "This action is settled. There is nothing to escalate.",
        _ => null,
    };
}
