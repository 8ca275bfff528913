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
    /// <summary>The file, for those who read the evidence; one of a draft only for those who log it. Null for
    /// everybody else, and for everybody while the file has not been found safe.</summary>
    public Task<OpenedFile?> Open(Scope scope, long id, long fileId, CancellationToken cancel) =>
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
                if (file is not null)
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
}
