using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>Something to write on an action.</summary>
public sealed record WriteMessage
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>A note or comment, which stays within the council, or a message to the caseworker; null: not chosen yet.</summary>
    public required MessageKind? Kind { get; init; }

    /// <summary>What it says.</summary>
    public required string? Body { get; init; }
}

/// <summary>
/// A council writes on an action: a note to its file, a comment among its own people (neither is ever seen by the Ombudsman),
/// or a message to the caseworker. What was written stays.
/// </summary>
public sealed class WriteMessageCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    /// <summary>
    /// Adds what was written. A message is told to the caseworker and a comment to the colleagues; a note to nobody. Messages are
    /// sent by those who log evidence on the action, notes and comments written by whoever reads it at the council.
    /// </summary>
    public async Task<CommandResult> Write(Scope scope, WriteMessage input, CancellationToken cancel)
    {
        var caseworkers = input.Kind == MessageKind.Message ? await CouncilStep.Caseworkers(database, input.Id, cancel) : [];
        return await database.Transact(
            scope,
            async connection =>
            {
                var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
                    $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Id and {(input.Kind == MessageKind.Message ? Sight.Logs : Sight.ReadsAtCouncil)}",
                    Sight.Of(scope, new { input.Id }));
                return action is null || input.Kind == MessageKind.Reply ? CommandResult.NotFound
                    : Errors(input) is { Count: > 0 } errors ? CommandResult.Invalid(errors)
                    : await Write(connection, scope, action, input, caseworkers);
            },
            cancel);
    }

    private async Task<CommandResult> Write(ScopedConnection connection, Scope scope, ActionRow action, WriteMessage input, IReadOnlyList<MailRecipient> caseworkers)
    {
        var (now, kind) = (time.GetUtcNow(), input.Kind!.Value);
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into case_messages (recommendation_id, authority_id, kind, body, at, by_person_id, by_name)
            values (@Id, @AuthorityId, @stored, @body, @now, @PersonId, @Name)
            returning id
            """,
            new { action.Id, action.AuthorityId, stored = StoredText(kind), body = input.Body!.Trim(), now, scope.PersonId, scope.Name });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = kind switch { MessageKind.Note => "note put on the file", MessageKind.Comment => "comment written", _ => "message sent to the caseworker" },
            Subject = $"recommendation {action.Id}",
            AuthorityId = action.AuthorityId,
            Detail = null,
        });
        await FormDrafts.Clear(connection, scope, kind == MessageKind.Message ? ActionDraftSubject.Message(action.Id) : ActionDraftSubject.Internal(action.Id));
        if (kind == MessageKind.Message)
        {
            await CouncilStep.Tell(connection, now, caseworkers, to => CouncilMail.Message(address, action, id, to));
        }
        else if (kind == MessageKind.Comment)
        {
            var colleagues = (await MailRecipients.Council(connection, action, now)).Where(c => c.Id != scope.PersonId);
            await CouncilStep.Tell(connection, now, colleagues, to => CouncilMail.Comment(address, action, id, to));
        }

        return CommandResult.Done;
    }

    private static Dictionary<string, string> Errors(WriteMessage input)
    {
        var errors = new Dictionary<string, string>();
        if (input.Kind is null)
        {
            errors[ActionField.InternalKind] = "Choose whether this is a note to the file or a comment to colleagues";
        }

        var (field, missing) = input.Kind == MessageKind.Message
            ? (ActionField.Message, "Enter your message to the caseworker")
            : (ActionField.Internal, "Enter the note or comment");
        if (TypedText.Check(input.Body, missing) is { } error)
        {
            errors[field] = error;
        }

        return errors;
    }

    private static string StoredText(MessageKind kind) => kind switch { MessageKind.Note => "note", MessageKind.Comment => "comment", _ => "message" };
}
