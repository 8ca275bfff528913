using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A request for another date that is no longer needed.</summary>
public sealed record TakeBackRequest
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The version of the action that the person saw.</summary>
    public required int Version { get; init; }
}

/// <summary>A council takes back its request for another date while it waits. The request stays in the history.</summary>
public sealed class TakeBackRequestCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Marks the request as taken back and tells the caseworker.</summary>
    public async Task<CommandResult> TakeBack(Scope scope, TakeBackRequest input, CancellationToken cancel)
    {
        var caseworkers = await CouncilStep.Caseworkers(database, input.Id, cancel);
        return await database.Transact(
            scope,
            connection => CouncilStep.Take(connection, scope, input.Id, input.Version, action => TakeBack(connection, scope, action, caseworkers)),
            cancel);
    }

    private async Task<CommandResult> TakeBack(ScopedConnection connection, Scope scope, ActionRow action, IReadOnlyList<MailRecipient> caseworkers)
    {
        var now = time.GetUtcNow();
        var request = await connection.QuerySingleOrDefaultAsync<long?>(
            """
            update deadline_requests set decided_at = @now, decided_by = @PersonId, decided_by_name = @Name, granted = false, taken_back = true
            where recommendation_id = @Id and authority_id = @AuthorityId and decided_at is null
            returning id
            """,
            new { now, scope.PersonId, scope.Name, action.Id, action.AuthorityId });
        if (request is null)
        {
            return CommandResult.Refused("No request for another date is waiting.");
        }

        await CouncilStep.Record(connection, scope, now, action, action.State, "request for another date taken back", null);
        await CouncilStep.Tell(connection, now, caseworkers, to => CouncilMail.DateTakenBack(address, action, request.Value, to));
        return CommandResult.Done;
    }
}
