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
        if (await connection.ExecuteAsync("update evidence_files set removed_at = @now where id = @FileId and removed_at is null", new { input.FileId, now }) == 0)
        {
            return CommandResult.NotFound;
        }

        var recall = await connection.QuerySingleAsync<long>(
            """
            insert into evidence_recalls (file_id, recommendation_id, authority_id, reason, recalled_at, recalled_by, recalled_by_name)
            values (@FileId, @Id, @AuthorityId, @reason, @now, @PersonId, @Name)
            returning id
            """,
            new { input.FileId, input.Id, file.Action.AuthorityId, reason, now, scope.PersonId, scope.Name });
        await RecommendationEvents.Append(connection, scope, now, file.Action, file.Action.State, $"file of evidence {file.Reference} recalled", reason);
        foreach (var administrator in administrators)
        {
            await Outbox.Queue(connection, now, ComplianceMail.FileRecalled(address, file.Action, recall, administrator));
        }

        return CommandResult.Done;
    }
}
