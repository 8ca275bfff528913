using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>A council among those of its type in one published year.</summary>
public sealed class FunnelQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// The upheld rates of the council's type in the year; empty for a type that is not compared, and for a year that is not
    /// public, whoever asks: other councils' provisional figures are nobody else's.
    /// </summary>
    /// <param name="scope">Whose eyes these are.</param>
    /// <param name="authorityId">The council.</param>
    /// <param name="year">The year.</param>
    /// <param name="average">The average of the type by which the council's own year is judged.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Funnel> Find(Scope scope, long authorityId, ReportingYear year, Average? average, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var points = await connection.QueryAsync<FunnelPoint>(
                    """
                    select a.name, a.slug, s.upheld as part, s.investigated as whole, s.published_upheld_rate as published_rate
                    from authorities own
                    join authorities a on a.type = own.type and a.invented = own.invented
                    join annual_statistics s on s.authority_id = a.id
                    join reporting_years y on y.year = s.year
                    where own.id = @authorityId and own.type <> @Other and s.year = @year and y.public_from <= @now
                        and s.investigated > 0 and s.upheld <= s.investigated
                    order by a.name
                    """,
                    new { authorityId, year = year.ToString(), now = time.GetUtcNow(), CouncilTypes.Other });
                return new Funnel(points.AsList(), average);
            },
            cancel);
}
