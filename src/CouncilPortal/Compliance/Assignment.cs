using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What became of giving one action to a colleague.</summary>
internal sealed record Assignment
{
    public required CommandResult Result { get; init; }

    /// <summary>The action as it was before; null where it is not for these eyes.</summary>
    public required ActionRow? Action { get; init; }

    /// <summary>The colleague to be told; null where nothing changed, or nobody is to be told.</summary>
    public required MailRecipient? ToTell { get; init; }

    /// <summary>Gives the action to the colleague, as a link officer of its council.</summary>
    public static async Task<Assignment> Make(ScopedConnection connection, Scope scope, DateTimeOffset now, AssignAction input)
    {
        var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Id and {Sight.Leads}", Sight.Of(scope, input));
        if (action is null)
        {
            return Ended(CommandResult.NotFound, null);
        }

        if (action.AssigneeId == input.AssigneeId)
        {
            return Ended(CommandResult.Done, action);
        }

        if (action.State.IsSettled())
        {
            return Ended(CommandResult.Refused("This action is settled. It can no longer be assigned."), action);
        }

        if (action.State == RecommendationState.Proposed)
        {
            return Ended(CommandResult.Refused("This recommendation is only proposed, in confidence. It can be assigned once the decision is final."), action);
        }

        var assignee = (await ActionHistory.Assignable(connection, action, LondonTime.DateOf(now))).FirstOrDefault(c => c.Id == input.AssigneeId);
        if (input.AssigneeId is not null && assignee is null)
        {
            return Ended(CommandResult.Invalid(EvidenceField.Assignee, "Choose a link officer or contributor of your council"), action);
        }

        if (action.Version != input.Version || !await Write(connection, action, assignee))
        {
            return Ended(CommandResult.Stale("This action was changed by somebody else after you opened it. Check it and assign it again."), action);
        }

        await RecommendationEvents.Append(
            connection, scope, now, action, action.State, "assigned", assignee is null ? "Assigned to nobody" : $"Assigned to {assignee.Name}");
        var isToBeTold = assignee is not null && assignee.Id != scope.PersonId;
        return new Assignment
        {
            Result = CommandResult.Done,
            Action = action,
            ToTell = isToBeTold ? await MailRecipients.Member(connection, action, assignee!.Id, now) : null,
        };
    }

    private static async Task<bool> Write(ScopedConnection connection, ActionRow action, Colleague? assignee) =>
        await connection.ExecuteAsync(
            "update recommendations set assignee_id = @assignee, version = version + 1 where id = @Id and authority_id = @AuthorityId and version = @Version",
            new { assignee = assignee?.Id, action.Id, action.AuthorityId, action.Version }) == 1;

    private static Assignment Ended(CommandResult result, ActionRow? action) => new() { Result = result, Action = action, ToTell = null };
}
