using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A file that may be read.</summary>
public sealed record OpenedFile
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The name that the council gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Lets somebody read a file of evidence, and writes down that they did.</summary>
public sealed class OpenEvidenceFileCommand(PortalDatabase database, TimeProvider time, ScannerSettings scanner)
{
    /// <summary>For how long somebody who began to read a file may go on in parts without a second row.</summary>
    private static readonly TimeSpan OneReading = TimeSpan.FromHours(1);

    /// <summary>The file, for those who read the evidence; one of a draft only for those who log it. Null for
    /// everybody else, and for everybody while the file has not been found safe.</summary>
    public Task<OpenedFile?> Open(Scope scope, long id, long fileId, CancellationToken cancel) => Open(scope, id, fileId, isContinued: false, cancel);

    /// <summary>
    /// The same for a part of the file. One that goes on with a reading that the same person began within the hour, and that
    /// is written down, is not written down again; where that cannot be seen, it is.
    /// </summary>
    public Task<OpenedFile?> Open(Scope scope, long id, long fileId, bool isContinued, CancellationToken cancel) =>
        database.Transact(
            scope,
            async connection =>
            {
                var file = await connection.QuerySingleOrDefaultAsync<OpenedFile>(
                    $"""
                    select f.authority_id, f.name, f.content_type, f.sha256
                    from evidence_files f
                    {ContentSafety.Join}
                    join recommendations r on r.id = f.recommendation_id
                    where f.id = @fileId and r.id = @id and f.removed_at is null
                        and ((f.submission_id is not null and {Sight.Reads}) or {Sight.Logs})
                        and {ContentSafety.IsOpen}
                    """,
                    Sight.Of(scope, new { id, fileId, Unscanned = !scanner.IsOn }));
                if (file is not null && !(isContinued && await IsWrittenDown(connection, scope, id, fileId)))
                {
                    await AuditTrail.Write(connection, scope, time.GetUtcNow(), new AuditEntry
                    {
                        Action = "evidence file read",
                        Subject = $"recommendation {id}",
                        AuthorityId = file.AuthorityId,
                        Detail = $"file {fileId}",
                    });
                }

                return file;
            },
            cancel);

    private async Task<bool> IsWrittenDown(ScopedConnection connection, Scope scope, long id, long fileId) =>
        await connection.QuerySingleAsync<long>(
            """
            select count(*) from audit
            where person_id = @PersonId and action = 'evidence file read' and subject = @subject and detail = @detail and at > @since
            """,
            new { scope.PersonId, subject = $"recommendation {id}", detail = $"file {fileId}", since = time.GetUtcNow() - OneReading }) > 0;
}
