using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A submitted file that its reader may recall.</summary>
public sealed record RecallableFile
{
    /// <summary>Its action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>Its name, as the council named it.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The reference of the evidence that it went with.</summary>
    public required string Reference { get; init; }

    /// <summary>On how many other actions of the council the same content lies.</summary>
    public required int Elsewhere { get; init; }
}

/// <summary>A submitted file, for those who may recall it.</summary>
public sealed class RecallableFileQuery(PortalDatabase database)
{
    /// <summary>The file, for the council's link officers and for caseworkers; null for everybody else.</summary>
    public Task<RecallableFile?> Find(Scope scope, long id, long fileId, CancellationToken cancel) =>
        database.Read(scope, connection => Find(connection, scope, id, fileId), cancel);

    internal static async Task<RecallableFile?> Find(ScopedConnection connection, Scope scope, long id, long fileId)
    {
        var parameters = Sight.Of(scope, new { id, fileId });
        var action = await connection.QuerySingleOrDefaultAsync<ActionRow>(
            $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @id and (@ReadsAll or r.authority_id in @Officers)", parameters);
        var file = action is null ? null : await connection.QuerySingleOrDefaultAsync<FileRow>(
            """
            select f.name, f.size, s.reference,
                (select count(distinct o.recommendation_id) from evidence_files o
                    where o.authority_id = f.authority_id and o.sha256 = f.sha256 and o.removed_at is null and o.recommendation_id <> f.recommendation_id) as elsewhere
            from evidence_files f
            join submissions s on s.id = f.submission_id
            where f.id = @fileId and f.recommendation_id = @id and f.removed_at is null
            """,
            parameters);
        return file is null ? null : new RecallableFile { Action = action!, Name = file.Name, Size = file.Size, Reference = file.Reference, Elsewhere = file.Elsewhere };
    }

    private sealed record FileRow
    {
        public required string Name { get; init; }
        public required long Size { get; init; }
        public required string Reference { get; init; }
        public required int Elsewhere { get; init; }
    }
}
