using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Retention;

/// <summary>What an administrator decides on a recalled file.</summary>
public sealed record DecideRecall
{
    /// <summary>The recall.</summary>
    public required long RecallId { get; init; }

    /// <summary>Whether the bytes are deleted; otherwise the file is put back.</summary>
    public required bool Deletes { get; init; }
}

/// <summary>Decides once on a recalled file.</summary>
public sealed class DecideRecallCommand(PortalDatabase database, TimeProvider time, DeleteDueEvidenceCommand deletion)
{
    private static readonly Scope Retention = Scope.System("Retention");

    /// <summary>Has the file deleted, at once unless <c>Retention:RecalledDays</c> says otherwise, or puts it back. For administrators alone.</summary>
    public async Task<CommandResult> Decide(Scope scope, DecideRecall input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (!scope.IsOmbudsman(Role.Administrator))
        {
            return CommandResult.NotFound;
        }

        var (result, file) = await database.Transact(scope, connection => Decide(connection, scope, input), cancel);
        if (result.IsDone && input.Deletes)
        {
            await deletion.DeleteOne(Retention, file!.AuthorityId, file.Sha256, cancel);
        }

        return result;
    }

    private async Task<(CommandResult Result, RecalledRow? File)> Decide(ScopedConnection connection, Scope scope, DecideRecall input)
    {
        var now = time.GetUtcNow();
        var files = (await connection.QueryAsync<RecalledRow>(
            $"""
            select t.id, t.file_id, t.recommendation_id, t.authority_id, u.sha256,
                case when exists (select 1 from evidence_files o where o.recommendation_id = u.recommendation_id and o.sha256 = u.sha256 and o.removed_at is null)
                    then true else false end as is_there_again
            from evidence_recalls x join evidence_files f on f.id = x.file_id, {RecallsQuery.Together} and x.id = @RecallId
            order by t.id
            """,
            input)).AsList();
        if (files.Count == 0)
        {
            return await connection.QuerySingleAsync<bool>("select exists (select 1 from evidence_recalls where id = @RecallId)", input)
                ? (CommandResult.Stale("Somebody else has decided on this file already"), null)
                : (CommandResult.NotFound, null);
        }

        if (!input.Deletes && files.All(f => f.IsThereAgain))
        {
            return (CommandResult.Refused("The same file has been added to the action again meanwhile, so there is nothing to put back. Delete the recalled one"), null);
        }

        foreach (var file in files)
        {
            var isFirst = await connection.ExecuteAsync(
                """
                update evidence_recalls set decided_at = @now, decided_by = @PersonId, decided_by_name = @Name, deletes = @Deletes
                where id = @Id and decided_at is null
                """,
                new { now, scope.PersonId, scope.Name, Deletes = input.Deletes || file.IsThereAgain, file.Id }) == 1;
            if (!isFirst)
            {
                return (CommandResult.Stale("Somebody else has decided on this file already"), null);
            }

            await Tell(connection, scope, now, file, input.Deletes || file.IsThereAgain);
        }

        return (CommandResult.Done, files[0]);
    }

    private static async Task Tell(ScopedConnection connection, Scope scope, DateTimeOffset now, RecalledRow file, bool deletes)
    {
        if (!deletes)
        {
            await connection.ExecuteAsync("update evidence_files set removed_at = null where id = @FileId", new { file.FileId });
        }

        var action = await connection.QuerySingleAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @RecommendationId", new { file.RecommendationId });
        await RecommendationEvents.Append(connection, scope, now, action, action.State, deletes ? "recalled file to be deleted" : "recalled file put back", note: null);
    }

    private sealed record RecalledRow
    {
        public required long Id { get; init; }
        public required long FileId { get; init; }
        public required long RecommendationId { get; init; }
        public required long AuthorityId { get; init; }
        public required string Sha256 { get; init; }
        public required bool IsThereAgain { get; init; }
    }
}
