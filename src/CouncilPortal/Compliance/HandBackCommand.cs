using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>An action that its contributor cannot or need not go on with.</summary>
public sealed record HandBack
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }

    /// <summary>What the link officers need to know.</summary>
    public required string? Note { get; init; }
}

/// <summary>A contributor hands an action back to the council's link officers, and sees it no longer.</summary>
public sealed class HandBackCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    // With the change itself the contributor ceases to see the row, which row-level security refuses to a contributor. So
    // the contributor's own sight is asked first, and the change carries it once more in its condition.
    private static readonly Scope Handing = Scope.System("Handing back an action");

    /// <summary>Leaves the action with nobody, puts the note among the council's own comments, and tells the link officers.</summary>
    public async Task<CommandResult> HandBack(Scope scope, HandBack input, CancellationToken cancel)
    {
        var action = await database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<ActionRow>(
                $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Id and {Sight.Holds}", Sight.Of(scope, input)),
            cancel);
        return action is null ? CommandResult.NotFound
            : action.State.IsSettled() ? CommandResult.Refused("This action is settled. There is nothing left to hand back.")
            : TypedText.Check(input.Note, "Enter what the link officers need to know") is { } missing ? CommandResult.Invalid(ActionField.Reason, missing)
            : action.Version != input.Version ? CommandResult.Stale(CouncilStep.TooLate)
            : await database.Transact(Handing, connection => Write(connection, scope, action, input.Note!.Trim()), cancel);
    }

    private async Task<CommandResult> Write(ScopedConnection connection, Scope scope, ActionRow action, string note)
    {
        var changed = await connection.ExecuteAsync(
            $"update recommendations set assignee_id = null, version = version + 1 where id in (select r.id from recommendations r where r.id = @Id and r.version = @Version and {Sight.Holds})",
            Sight.Of(scope, new { action.Id, action.Version }));
        if (changed == 0)
        {
            return CommandResult.Stale(CouncilStep.TooLate);
        }

        var now = time.GetUtcNow();
        await connection.ExecuteAsync(
            """
            insert into case_messages (recommendation_id, authority_id, kind, body, at, by_person_id, by_name)
            values (@Id, @AuthorityId, 'comment', @note, @now, @PersonId, @Name)
            """,
            new { action.Id, action.AuthorityId, note, now, scope.PersonId, scope.Name });
        await RecommendationEvents.Append(connection, scope, now, action, action.State, "handed back to the link officers", null);
        await FormDrafts.Clear(connection, scope, ActionDraftSubject.Step(action.Id));
        var officers = await MailRecipients.Council(connection, action with { AssigneeId = null }, now);
        await CouncilStep.Tell(connection, now, officers, to => CouncilMail.HandedBack(address, action, scope.Name, to));
        return CommandResult.Done;
    }
}
