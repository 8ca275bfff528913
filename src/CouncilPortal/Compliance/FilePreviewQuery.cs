using CouncilPortal.Database;
using CouncilPortal.Decisions;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A file that may be opened, as the page that shows it names it.</summary>
public sealed record PreviewedFile
{
    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its name, as the council named it.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>The decision, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The council's name, where it is invented for demonstration.</summary>
    public required string? InventedName { get; init; }

    /// <summary>The action in a few words.</summary>
    public string Topic => $"{Remedies.Parse(StoredRemedy).Name}, {DecisionReference.Parse(StoredReference).Display}";
}

/// <summary>Which files are shown in the browser.</summary>
public static class FilePreviews
{
    /// <summary>The type of a PDF.</summary>
    public const string Pdf = "application/pdf";

    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    /// <summary>Whether every browser shows it as a picture, in which nothing can run.</summary>
    public static bool IsPicture(string contentType) => Pictures.Contains(contentType, StringComparer.Ordinal);

    /// <summary>Whether there is something to say of it in the browser.</summary>
    public static bool HasPreview(string contentType) => IsPicture(contentType) || contentType == Pdf;
}

/// <summary>A file to be shown. Showing its picture is what the audit trail counts as reading it.</summary>
public sealed class FilePreviewQuery(PortalDatabase database, ScannerSettings scanner)
{
    /// <summary>The file, for those who may open it now; null for everybody else.</summary>
    public Task<PreviewedFile?> Find(Scope scope, long id, long fileId, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<PreviewedFile>(
                $"""
                select f.authority_id, f.sha256, f.name, f.content_type, f.size, r.remedy as stored_remedy, d.reference as stored_reference, case when a.invented then a.name end as invented_name
                from evidence_files f
                {ContentSafety.Join}
                join recommendations r on r.id = f.recommendation_id
                join decisions d on d.id = r.decision_id
                join authorities a on a.id = r.authority_id
                where f.id = @fileId and r.id = @id and f.removed_at is null
                    and ((f.submission_id is not null and {Sight.Reads}) or {Sight.Logs})
                    and {ContentSafety.IsOpen}
                """,
                Sight.Of(scope, new { id, fileId, Unscanned = !scanner.IsOn })),
            cancel);
}
