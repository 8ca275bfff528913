using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Decisions;

/// <summary>The service improvements to which a council agreed in published decisions: the same for every scope.</summary>
public sealed class ImprovementsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Improvements on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The page that the filter asks for.</summary>
    public Task<ImprovementsList> List(Scope scope, long authorityId, ImprovementsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return database.Read(
            scope,
            async connection =>
            {
                var of = Of(authorityId);
                var span = await connection.QuerySingleAsync<Span>(
                    $"select min(d.decided_on) as first, max(d.decided_on) as last from {ImprovementRow.Tables} where r.authority_id = @authorityId and {ImprovementRow.IsPublic}", of);
                return new ImprovementsList
                {
                    Rows = await Rows(connection, authorityId, filter, PageSize, (filter.Page - 1) * PageSize),
                    Counts = await connection.QuerySingleAsync<ImprovementCounts>(
                        $"""
                        select count(*) as total,
                            coalesce(sum(case when r.state in ('done', 'done_late') then 1 else 0 end), 0) as done,
                            coalesce(sum(case when r.state = 'done_late' then 1 else 0 end), 0) as done_late,
                            coalesce(sum(case when r.state = 'not_done' then 1 else 0 end), 0) as not_done,
                            coalesce(sum(case when r.state = 'withdrawn' then 1 else 0 end), 0) as withdrawn
                        from {ImprovementRow.Tables}
                        where r.authority_id = @authorityId and {ImprovementRow.IsPublic} {Conditions(filter)}
                        """,
                        Narrowed(of, filter)),
                    Categories = [.. await connection.QueryAsync<string>(
                        $"""
                        select distinct m.statistics_category
                        from {ImprovementRow.Tables}
                        join category_mappings m on m.decision_category = d.category
                        where r.authority_id = @authorityId and {ImprovementRow.IsPublic}
                        order by m.statistics_category
                        """,
                        of)],
                    Years = span.Years,
                };
            },
            cancel);
    }

    /// <summary>All of them, for a download.</summary>
    public Task<IReadOnlyList<ImprovementRow>> All(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read(scope, connection => Rows(connection, authorityId, ImprovementsFilter.All, int.MaxValue, 0), cancel);

    private async Task<IReadOnlyList<ImprovementRow>> Rows(ScopedConnection connection, long authorityId, ImprovementsFilter filter, int limit, int offset)
    {
        var parameters = Narrowed(Of(authorityId), filter);
        parameters.AddDynamicParams(new { limit, offset });
        return (await connection.QueryAsync<ImprovementRow>(
            $"""
            select {ImprovementRow.Columns}
            from {ImprovementRow.Tables}
            where r.authority_id = @authorityId and {ImprovementRow.IsPublic} {Conditions(filter)}
            order by d.decided_on desc, d.reference, r.number
            limit @limit offset @offset
            """,
            parameters)).AsList();
    }

    private object Of(long authorityId) => new { authorityId, today = LondonTime.Today(time) };

    private static DynamicParameters Narrowed(object of, ImprovementsFilter filter)
    {
        var all = new DynamicParameters(of);
        all.AddDynamicParams(new { filter.Category, From = filter.Year?.FirstDay, To = filter.Year?.LastDay });
        return all;
    }

    private static string Conditions(ImprovementsFilter filter) => string.Join(' ',
    [
        filter.Category is null ? "" : "and d.category in (select m.decision_category from category_mappings m where m.statistics_category = @Category)",
        filter.Year is null ? "" : "and d.decided_on between @From and @To",
        filter.State switch
        {
            ImprovementsFilter.Done => "and r.state in ('done', 'done_late')",
            ImprovementsFilter.Late => "and r.state = 'done_late'",
            ImprovementsFilter.NotDone => "and r.state = 'not_done'",
            ImprovementsFilter.Outstanding => "and r.state not in ('done', 'done_late', 'not_done', 'withdrawn')",
            _ => "",
        },
    ]);

    private sealed record Span
    {
        public required DateOnly? First { get; init; }

        public required DateOnly? Last { get; init; }

        public IReadOnlyList<ReportingYear> Years => (First, Last) is ({ } first, { } last)
            ? [.. Enumerable.Range(ReportingYear.Of(first).StartYear, ReportingYear.Of(last).StartYear - ReportingYear.Of(first).StartYear + 1).Reverse().Select(y => new ReportingYear(y))]
            : [];
    }
}
