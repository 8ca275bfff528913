using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>A message to the council on one action.</summary>
public sealed record Reply
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>What it says.</summary>
    public required string? Body { get; init; }
}

/// <summary>A caseworker writes to the council on an action. What was written stays.</summary>
public sealed class ReplyCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>Adds the message and tells the council that there is one.</summary>
    public Task<CommandResult> Send(Scope scope, Reply input, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                if (await CaseUnderWork.Take(connection, scope, input.Id) is not { } found)
                {
                    return CommandResult.NotFound;
                }

                if (CaseStep.CheckReason(input.Body, "Enter your message to the council") is { } missing)
                {
                    return CommandResult.Invalid(CaseworkField.Message, missing);
                }

                await Write(connection, scope, found, input.Body!.Trim());
                return CommandResult.Done;
            },
            cancel);

    private async Task Write(ScopedConnection connection, Scope scope, CaseUnderWork found, string body)
    {
        var now = time.GetUtcNow();
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into case_messages (recommendation_id, authority_id, kind, body, at, by_person_id, by_name)
            values (@Id, @AuthorityId, 'reply', @body, @now, @PersonId, @Name)
            returning id
            """,
            new { found.Action.Id, found.Action.AuthorityId, body, now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "message sent to the council",
            Subject = $"recommendation {found.Action.Id}",
            AuthorityId = found.Action.AuthorityId,
            Detail = null,
        });
        await FormDrafts.Clear(connection, scope, ReviewDraftSubject.Reply(found.Action.Id));
        await CaseStep.Tell(connection, now, found, to => CaseworkMail.Message(address, found.Action, id, to));
    }
}
