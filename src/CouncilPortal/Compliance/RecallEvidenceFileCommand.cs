using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A file that was submitted by mistake.</summary>
public sealed record RecallEvidenceFile
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The file.</summary>
    public required long FileId { get; init; }

    /// <summary>Why, as typed.</summary>
    public required string? Reason { get; init; }

    /// <summary>Whether the same content goes from every other action of the council too, submitted or still in a draft.</summary>
    public bool Everywhere { get; init; }
}

/// <summary>
/// Hides a submitted file from everyone at once. That there was one stays in the history; an administrator of the Ombudsman
/// then deletes its bytes or puts it back.
/// </summary>
public sealed class RecallEvidenceFileCommand(PortalDatabase database, TimeProvider time, PortalAddress address)
{
    private const int LongestReason = 1000;

    private static readonly Scope Recipients = Scope.System("Recall mail");

    /// <summary>Recalls the file, for the council's link officers and for caseworkers.</summary>
    public async Task<CommandResult> Recall(Scope scope, RecallEvidenceFile input, CancellationToken cancel)
    {
        // People of the Ombudsman are not in the council's sight: who they are stays with the mail.
        var administrators = await database.Read(Recipients, MailRecipients.Administrators, cancel);
        return await database.Transact(scope, connection => Recall(connection, scope, input, administrators), cancel);
    }

    private async Task<CommandResult> Recall(
        ScopedConnection connection, Scope scope, RecallEvidenceFile input, IReadOnlyList<MailRecipient> administrators)
    {
        if (await RecallableFileQuery.Find(connection, scope, input.Id, input.FileId) is not { } file)
        {
            return CommandResult.NotFound;
        }

        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
        {
            return CommandResult.Invalid(EvidenceField.Reason, reason.Length == 0 ? "Enter why the file is recalled" : $"Shorten the reason to {LongestReason} characters");
        }

        var now = time.GetUtcNow();
        var copies = (await connection.QueryAsync<(long Id, long Recommendation, string? Reference)>(
            """
            update evidence_files set removed_at = @now
            where removed_at is null and authority_id = @AuthorityId and (id = @FileId
                or (@Everywhere and sha256 = (select f.sha256 from evidence_files f where f.id = @FileId)))
            returning id, recommendation_id, (select s.reference from submissions s where s.id = evidence_files.submission_id)
            """,
            new { input.FileId, input.Everywhere, file.Action.AuthorityId, now })).AsList();
        if (!copies.Exists(copy => copy.Id == input.FileId))
        {
            return CommandResult.NotFound;
        }

        var recall = 0L;
        foreach (var copy in copies.Where(copy => copy.Reference is not null).OrderBy(copy => copy.Id == input.FileId ? 0 : copy.Id))
        {
            var id = await Note(connection, scope, now, (copy.Id, copy.Recommendation), (file.Action.AuthorityId, reason));
            recall = recall == 0 ? id : recall;
            var action = copy.Recommendation == input.Id ? file.Action : await connection.QuerySingleAsync<ActionRow>(
                $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @Recommendation", new { copy.Recommendation });
            await RecommendationEvents.Append(connection, scope, now, action, action.State, $"file of evidence {copy.Reference} recalled", reason);
        }

        foreach (var administrator in administrators)
        {
            await Outbox.Queue(connection, now, ComplianceMail.FileRecalled(address, file.Action, recall, administrator));
        }

        return CommandResult.Done;
    }

    private static Task<long> Note(ScopedConnection connection, Scope scope, DateTimeOffset now, (long Id, long Recommendation) file, (long Authority, string Reason) why) =>
        connection.QuerySingleAsync<long>(
            """
            insert into evidence_recalls (file_id, recommendation_id, authority_id, reason, recalled_at, recalled_by, recalled_by_name)
            values (@Id, @Recommendation, @Authority, @Reason, @now, @PersonId, @Name)
            returning id
            """,
            new { file.Id, file.Recommendation, why.Authority, why.Reason, now, scope.PersonId, scope.Name });
}
