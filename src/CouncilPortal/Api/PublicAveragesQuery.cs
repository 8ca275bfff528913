using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Api;

/// <summary>Published averages of the types of council, and England's rates: the same for every scope, and nothing before its publication.</summary>
public sealed class PublicAveragesQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Those of a type and year, or of all, by type and year.</summary>
    public Task<IReadOnlyList<ApiRates>> List(Scope scope, string? type, ReportingYear? year, CancellationToken cancel) =>
        database.Read<IReadOnlyList<ApiRates>>(
            scope,
            async connection => (await connection.QueryAsync<ApiRates>(
                """
                select v.type, v.year, v.upheld_rate, v.compliance_rate, v.remedy_rate, v.upheld_per_100k, v.source
                from annual_averages v
                join reporting_years y on y.year = v.year
                where y.public_from <= @now and (@type is null or v.type = @type) and (@only is null or v.year = @only)
                order by v.type, v.year
                """,
                new { type, only = year?.ToString(), now = time.GetUtcNow() })).AsList(),
            cancel);
}
