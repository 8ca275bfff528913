using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A file whose bytes are kept already.</summary>
public sealed record AddEvidenceFile
{
    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The upload that it came by; it stands for this file from then on.</summary>
    public required string UploadId { get; init; }

    /// <summary>The name that the council gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>What became of adding a file.</summary>
public sealed record AddEvidenceFileResult
{
    /// <summary>How it ended.</summary>
    public required CommandResult Result { get; init; }

    /// <summary>The file's id, where it stands.</summary>
    public required long? FileId { get; init; }
}

/// <summary>Puts a file to the draft of evidence.</summary>
public sealed class AddEvidenceFileCommand(PortalDatabase database, TimeProvider time, EvidenceSettings settings, ScanNews scans)
{
    /// <summary>Adds the file, to be scanned; the same bytes a second time, or one file too many, is refused with a reason.</summary>
    public async Task<AddEvidenceFileResult> Add(Scope scope, AddEvidenceFile input, CancellationToken cancel)
    {
        var result = await database.Transact(
            scope,
            async connection =>
            {
                if (!await EvidenceLock.Take(connection, scope, input.Id))
                {
                    return Ended(CommandResult.NotFound);
                }

                if (await connection.QuerySingleOrDefaultAsync<long?>(
                    "select file_id from evidence_uploads where id = @UploadId and recommendation_id = @Id", new { input.UploadId, input.Id }) is { } already)
                {
                    return new AddEvidenceFileResult { Result = CommandResult.Done, FileId = already };
                }

                var form = (await DraftQuery.Find(connection, scope, input.Id))!;
                if (form.Refusal is { } refusal)
                {
                    return Ended(CommandResult.Refused(refusal));
                }

                var same = await connection.QuerySingleOrDefaultAsync<SameRow>(
                    """
                    select f.name, s.reference from evidence_files f left join submissions s on s.id = f.submission_id
                    where f.recommendation_id = @Id and f.sha256 = @Sha256 and f.removed_at is null
                    """,
                    new { input.Id, input.Sha256 });
                if (same is not null)
                {
                    return Ended(CommandResult.Invalid(EvidenceField.Files, FileProblems.Twice(input.Name, same.Name, same.Reference)));
                }

                return form.Files.Count >= settings.MaxFiles ? Ended(CommandResult.Invalid(EvidenceField.Files, FileProblems.TooMany(input.Name, settings)))
                    : form.Files.Sum(f => f.Size) + input.Size > settings.MaxTotalBytes ? Ended(CommandResult.Invalid(EvidenceField.Files, FileProblems.TooMuch(input.Name, settings)))
                    : await Write(connection, scope, form.Action, input);
            },
            cancel);
        if (result.Result.IsDone)
        {
            scans.Wake();
        }

        return result;
    }

    private async Task<AddEvidenceFileResult> Write(ScopedConnection connection, Scope scope, ActionRow action, AddEvidenceFile input)
    {
        var now = time.GetUtcNow();
        await EvidenceContents.Enter(connection, action.AuthorityId, input.Sha256, input.Size, now);
        var id = await connection.QuerySingleAsync<long>(
            """
            insert into evidence_files (recommendation_id, authority_id, name, content_type, size, sha256, uploaded_at, uploaded_by, uploaded_by_name)
            values (@Id, @AuthorityId, @Name, @ContentType, @Size, @Sha256, @now, @PersonId, @by)
            returning id
            """,
            new { input.Id, action.AuthorityId, input.Name, input.ContentType, input.Size, input.Sha256, now, scope.PersonId, by = scope.Name });
        await connection.ExecuteAsync(
            "update evidence_uploads set file_id = @id, touched_at = @now where id = @UploadId and recommendation_id = @recommendation",
            new { id, now, input.UploadId, recommendation = input.Id });
        await AuditTrail.Write(connection, scope, now, new AuditEntry
        {
            Action = "evidence file added",
            Subject = $"recommendation {action.Id}",
            AuthorityId = action.AuthorityId,
            Detail = $"file {id}",
        });
        return new AddEvidenceFileResult { Result = CommandResult.Done, FileId = id };
    }

    private static AddEvidenceFileResult Ended(CommandResult result) => new() { Result = result, FileId = null };

    private sealed record SameRow
    {
        public required string Name { get; init; }
        public required string? Reference { get; init; }
    }
}
