using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>What every step of a council on an action has in common.</summary>
internal static class CouncilStep
{
    /// <summary>What to say to the person who comes second.</summary>
    public const string TooLate =
        "This action has changed since you opened it. Nothing was recorded, and what you typed is kept. Check what is new, then record your step again.";

    private static readonly Scope Recipients = Scope.System("Mail to caseworkers");

    /// <summary>
    /// Waits its turn, checks that the action is as the person saw it, and hands it on. Not found for those who do not log
    /// evidence on it.
    /// </summary>
    public static async Task<CommandResult> Take(ScopedConnection connection, Scope scope, long id, int version, Func<ActionRow, Task<CommandResult>> step)
    {
        if (!await EvidenceLock.Take(connection, scope, id))
        {
            return CommandResult.NotFound;
        }

        var action = await connection.QuerySingleAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id and {Sight.Logs}", Sight.Of(scope, new { id }));
        return action.Version == version ? await step(action) : CommandResult.Stale(TooLate);
    }

    /// <summary>Records what happened, and the state that it led to where that is another one.</summary>
    public static async Task Record(
        ScopedConnection connection, Scope scope, DateTimeOffset now, ActionRow action, RecommendationState state, string kind, string? note)
    {
        await connection.ExecuteAsync(
            "update recommendations set state = @state, version = version + 1 where id = @Id and authority_id = @AuthorityId",
            new { state = state.StorageText(), action.Id, action.AuthorityId });
        await RecommendationEvents.Append(connection, scope, now, action, state, kind, note);
    }

    /// <summary>Whom the council's steps are told at the Ombudsman. Its people are not in the council's sight: who they are stays with the mail.</summary>
    public static Task<IReadOnlyList<MailRecipient>> Caseworkers(PortalDatabase database, long id, CancellationToken cancel) =>
        database.Read(Recipients, connection => MailRecipients.CaseworkersOf(connection, id), cancel);

    /// <summary>Queues the mail to each.</summary>
    public static async Task Tell(ScopedConnection connection, DateTimeOffset now, IEnumerable<MailRecipient> recipients, Func<MailRecipient, Mail> mail)
    {
        foreach (var recipient in recipients)
        {
            await Outbox.Queue(connection, now, mail(recipient));
        }
    }
}
