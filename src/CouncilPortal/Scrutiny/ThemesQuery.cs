using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Scrutiny;

/// <summary>Upheld complaints by category, beside similar councils. Published years alone, whoever looks; invented councils and real ones are never mixed.</summary>
public sealed class ThemesQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>A council counts towards the average once each category of its year has its count: half a year would shift the shares.</summary>
    private const string Similar =
        """
        from annual_categories s
        join reporting_years y on y.year = s.year
        join authorities a on a.id = s.authority_id
        join authorities own on own.id = @authorityId and own.type = a.type and own.invented = a.invented
        where s.year = @year and y.public_from <= @now and a.type <> @Other
            and not exists (select 1 from annual_categories g where g.authority_id = s.authority_id and g.year = s.year and g.upheld is null)
        """;

    /// <summary>The themes of a published year; null where the year is not public or the council's categories are not given.</summary>
    public Task<Themes?> Of(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var at = new { authorityId, year = year.ToString(), now = time.GetUtcNow(), today = LondonTime.Today(time), year.FirstDay, year.LastDay, CouncilTypes.Other };
                var own = (await connection.QueryAsync<Count>(
                    """
                    select s.category, s.upheld as cases
                    from annual_categories s
                    join reporting_years y on y.year = s.year
                    where s.authority_id = @authorityId and s.year = @year and s.upheld is not null and y.public_from <= @now
                    order by s.upheld desc, case when s.category = 'Other' then 1 else 0 end, s.category
                    """,
                    at)).AsList();
                if (own.Count == 0)
                {
                    return null;
                }

                var pooledFrom = await connection.QuerySingleAsync<int>($"select count(distinct s.authority_id) {Similar}", at);
                var pooled = pooledFrom < SimilarCouncils.FewestPooled
                    ? []
                    : (await connection.QueryAsync<Count>($"select s.category, sum(s.upheld) as cases {Similar} group by s.category", at)).ToDictionary(c => c.Category, c => c.Cases);
                var decisions = (await connection.QueryAsync<Count>(
                    """
                    select m.statistics_category as category, count(*) as cases
                    from decisions d
                    join decision_authorities x on x.decision_id = d.id
                    join category_mappings m on m.decision_category = d.category
                    where x.authority_id = @authorityId and d.outcome = 'Upheld' and d.decided_on between @FirstDay and @LastDay
                        and x.published_on <= @today and d.published_on <= @today
                    group by m.statistics_category
                    """,
                    at)).ToDictionary(c => c.Category, c => c.Cases);
                var sum = pooled.Values.Sum();
                return new Themes
                {
                    Year = year,
                    PooledFrom = sum == 0 ? 0 : pooledFrom,
                    OfType = Math.Max(pooledFrom, await connection.QuerySingleAsync<int>(
                        "select count(*) from authorities a join authorities own on own.id = @authorityId and own.type = a.type and own.invented = a.invented where a.end_date is null", at)),
                    Rows =
                    [
                        .. own.Select(c => new Theme
                        {
                            Category = c.Category,
                            Upheld = (int)c.Cases,
                            AverageShare = sum == 0 ? null : pooled.GetValueOrDefault(c.Category) * 100m / sum,
                            Decisions = decisions.GetValueOrDefault(c.Category),
                        }),
                    ],
                };
            },
            cancel);

    private sealed record Count
    {
        public required string Category { get; init; }

        public required long Cases { get; init; }
    }
}
