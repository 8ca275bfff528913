using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>A page of a council's service improvements.</summary>
public sealed record ImprovementsList
{
    /// <summary>The page's improvements, the latest agreed first.</summary>
    public required IReadOnlyList<ImprovementRow> Rows { get; init; }

    /// <summary>How many there are.</summary>
    public required long Total { get; init; }

    /// <summary>Of them, the ones accepted as done, late ones included.</summary>
    public required long Done { get; init; }
}

/// <summary>The service improvements to which a council agreed in published decisions: the same for every scope.</summary>
public sealed class ImprovementsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Improvements on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A page, from 1.</summary>
    public Task<ImprovementsList> List(Scope scope, long authorityId, int page, CancellationToken cancel) => Read(scope, authorityId, PageSize, (page - 1) * PageSize, cancel);

    /// <summary>All of them, for a download.</summary>
    public async Task<IReadOnlyList<ImprovementRow>> All(Scope scope, long authorityId, CancellationToken cancel) =>
        (await Read(scope, authorityId, int.MaxValue, 0, cancel)).Rows;

    private Task<ImprovementsList> Read(Scope scope, long authorityId, int limit, int offset, CancellationToken cancel)
    {
        var parameters = new { authorityId, today = LondonTime.Today(time), limit, offset };
        return database.Read(
            scope,
            async connection => new ImprovementsList
            {
                Rows = (await connection.QueryAsync<ImprovementRow>(
                    $"""
                    select {ImprovementRow.Columns}
                    from {ImprovementRow.Tables}
                    where r.authority_id = @authorityId and {ImprovementRow.IsPublic}
                    order by d.decided_on desc, d.reference, r.number
                    limit @limit offset @offset
                    """,
                    parameters)).AsList(),
                Total = await connection.QuerySingleAsync<long>(
                    $"select count(*) from {ImprovementRow.Tables} where r.authority_id = @authorityId and {ImprovementRow.IsPublic}", parameters),
                Done = await connection.QuerySingleAsync<long>(
                    $"select count(*) from {ImprovementRow.Tables} where r.authority_id = @authorityId and {ImprovementRow.IsPublic} and r.state in ('done', 'done_late')", parameters),
            },
            cancel);
    }
}
