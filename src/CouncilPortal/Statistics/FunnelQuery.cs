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
    public Task<Funnel> Find(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
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
                    new { authorityId, year = year.ToString(), now, CouncilTypes.Other });
                var similar = await SimilarCouncils.Of(connection, scope, authorityId, year.ToString(), now);
                return new Funnel { Points = points.AsList(), Average = similar.Averages.UpheldRate };
            },
            cancel);
}
