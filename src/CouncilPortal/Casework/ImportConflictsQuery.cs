using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>Where imports say something else than what was recorded here.</summary>
public sealed class ImportConflictsQuery(PortalDatabase database)
{
    /// <summary>The address of the list.</summary>
    public const string Address = "/desk/conflicts";

    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Those that wait, the earliest first; or those that are settled, the latest first. Nothing for those who are not caseworkers.</summary>
    public Task<ImportConflicts> List(Scope scope, bool settled, int page, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = new { All = scope.IsOmbudsman(Role.Caseworker), Limit = PageSize, Offset = (page - 1) * PageSize };
                var where = $"@All and f.settled_at is {(settled ? "not null" : "null")}";
                return new ImportConflicts
                {
                    Rows = (await connection.QueryAsync<ImportConflict>(
                        $"select {ImportConflict.Columns} from {ImportConflict.Tables} where {where} order by {(settled ? "f.settled_at desc, f.id desc" : "f.found_at, f.id")} limit @Limit offset @Offset",
                        parameters)).AsList(),
                    Total = await connection.QuerySingleAsync<int>($"select count(*) from import_conflicts f where {where}", parameters),
                };
            },
            cancel);

    /// <summary>One conflict; null for those who are not caseworkers.</summary>
    public Task<ImportConflict?> Find(Scope scope, long id, CancellationToken cancel) =>
        database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<ImportConflict>(
                $"select {ImportConflict.Columns} from {ImportConflict.Tables} where f.id = @id and @All", new { id, All = scope.IsOmbudsman(Role.Caseworker) }),
            cancel);
}
