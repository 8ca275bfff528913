using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>A page of the history of imports.</summary>
/// <param name="Rows">The latest first.</param>
/// <param name="Total">How many there are.</param>
public sealed record ImportHistory(IReadOnlyList<StoredImport> Rows, int Total);

/// <summary>When a kind of file was last applied, and by whom.</summary>
public sealed record LastImport
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The import.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string EndedByName { get; init; }
}

/// <summary>The files that publishers brought in. Only the Ombudsman's publishers see them.</summary>
public sealed class ImportsQuery(PortalDatabase database)
{
    /// <summary>Where they are.</summary>
    public const string Address = "/desk/imports";

    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A page of all of them.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ImportHistory> List(Scope scope, int page, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Publisher)
            ? await database.Read(
                scope,
                async c => new ImportHistory(
                    (await c.QueryAsync<StoredImport>(
                        $"select {StoredImport.SqlColumns} from imports i order by i.id desc limit {PageSize} offset @skipped", new { skipped = (page - 1) * PageSize })).AsList(),
                    await c.QuerySingleAsync<int>("select count(*) from imports")),
                cancel)
            : new ImportHistory([], 0);

    /// <summary>For each kind the import that was applied last.</summary>
    public async Task<IReadOnlyList<LastImport>> Last(Scope scope, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Publisher)
            ? await database.Read(
                scope,
                async c => (await c.QueryAsync<LastImport>(
                    """
                    select i.kind, i.id, i.ended_at, i.ended_by_name from imports i
                    where i.id in (select max(l.id) from imports l where l.state = 'applied' group by l.kind)
                    """)).AsList(),
                cancel)
            : [];

    /// <summary>One of them; null where there is none for this scope.</summary>
    public async Task<StoredImport?> Find(Scope scope, long id, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Publisher) ? await database.Read(scope, c => Find(c, id), cancel) : null;

    /// <summary>The file as it came in, with its name; null where there is none for this scope.</summary>
    public async Task<(string Name, Stream Content)?> Open(Scope scope, long id, CancellationToken cancel) =>
        scope.IsOmbudsman(Role.Publisher)
            ? await database.Read<(string, Stream)?>(
                scope, async c => await Find(c, id) is { } found ? (found.FileName, await ImportContents.Open(c, id, ImportContents.File)) : null, cancel)
            : null;

    internal static Task<StoredImport?> Find(ScopedConnection connection, long id) =>
        connection.QuerySingleOrDefaultAsync<StoredImport>($"select {StoredImport.SqlColumns} from imports i where i.id = @id", new { id });
}
