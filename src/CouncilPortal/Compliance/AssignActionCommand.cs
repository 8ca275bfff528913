using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Who is to have an action.</summary>
public sealed record AssignAction
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>A link officer or contributor of the council; null: nobody in particular.</summary>
    public required long? AssigneeId { get; init; }
}

/// <summary>A link officer gives an action to a colleague of the council.</summary>
public sealed class AssignActionCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Assigns the action; the colleague is told by mail. Assigning it again to the same colleague changes nothing.</summary>
    public Task<CommandResult> Assign(Scope scope, AssignAction input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
                    $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Id and r.authority_id in @Officers", Sight.Of(scope, input));
                if (action is null)
                {
                    return CommandResult.NotFound;
                }

                if (action.AssigneeId == input.AssigneeId)
                {
                    return CommandResult.Done;
                }

                if (action.State.IsSettled())
                {
                    return CommandResult.Refused("This action is settled. It can no longer be assigned.");
                }

                if (action.State == RecommendationState.Proposed)
                {
                    return CommandResult.Refused("This recommendation is only proposed, in confidence. It can be assigned once the decision is final.");
                }

                var colleagues = await ActionHistory.Assignable(connection, action.AuthorityId);
                var assignee = colleagues.FirstOrDefault(c => c.Id == input.AssigneeId);
                if (input.AssigneeId is not null && assignee is null)
                {
                    return CommandResult.Invalid(EvidenceField.Assignee, "Choose a link officer or contributor of your council");
                }

                return action.Version == input.Version && await Write(connection, scope, action, assignee)
                    ? CommandResult.Done
                    : CommandResult.Stale("This action was changed by somebody else after you opened it. Check it and assign it again.");
            },
            cancel);

    private async Task<bool> Write(ScopedConnection connection, Scope scope, ActionRow action, Colleague? assignee)
    {
        var changed = await connection.ExecuteAsync(
            "update recommendations set assignee_id = @assignee, version = version + 1 where id = @Id and authority_id = @AuthorityId and version = @Version",
            new { assignee = assignee?.Id, action.Id, action.AuthorityId, action.Version });
        if (changed == 0)
        {
            return false;
        }

        var now = time.GetUtcNow();
        await RecommendationEvents.Append(
            connection, scope, now, action, action.State, "assigned", assignee is null ? "Assigned to nobody" : $"Assigned to {assignee.Name}");
        if (assignee is not null && assignee.Id != scope.PersonId
            && await MailRecipients.Member(connection, action.AuthorityId, assignee.Id) is { } recipient)
        {
            await Outbox.Queue(connection, now, ComplianceMail.Assigned(address, action, scope.Name, recipient));
        }

        return true;
    }
}
