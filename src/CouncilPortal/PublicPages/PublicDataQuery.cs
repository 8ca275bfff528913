using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.PublicPages;

/// <summary>How the public data stands: what every process must agree on before it gives an answer that it kept.</summary>
public sealed class PublicDataQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The version of the data: another one after each transaction that changed something public.</summary>
    public Task<long> Version(Scope scope, CancellationToken cancel) =>
        database.Read(scope, connection => connection.QuerySingleAsync<long>("select version from data_version where id = 1"), cancel);

    /// <summary>The next instant at which something becomes public without a change to the data: a year, a letter, a review of a year, or with the next day in London a decision.</summary>
    /// <exception cref="UnauthorizedAccessException">Not a job of the service: what is under embargo is nobody else's to know.</exception>
    public Task<DateTimeOffset> NextInstant(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.DemandSystem();
        var now = time.GetUtcNow();
        return database.Read(
            scope,
            async connection => (await connection.QueryAsync<DateTimeOffset>(
                """
                select y.public_from from reporting_years y where y.public_from > @now
                union
                select l.published_at from letters l where l.published_at > @now
                union
                select r.public_from from national_reviews r where r.public_from > @now
                """,
                new { now })).Append(LondonTime.EndOf(LondonTime.DateOf(now))).Min(),
            cancel);
    }
}
