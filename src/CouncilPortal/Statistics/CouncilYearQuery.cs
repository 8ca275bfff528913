using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>
/// A council's figures. Before a year's publication they are provisional and seen only by the council's own officers and the
/// Ombudsman; averages of a year that is not public only by the Ombudsman.
/// </summary>
public sealed class CouncilYearQuery(PortalDatabase database, TimeProvider time)
{
    internal const string IsVisible = "(y.public_from <= @now or s.authority_id in @OwnAuthorities or @All)";

    internal const string FigureColumns =
        """
        s.investigated, s.upheld, s.satisfactory_remedies, s.compliance_outcomes, s.complied, s.complied_late, s.population,
            s.published_upheld_rate, s.published_compliance_rate, s.published_remedy_rate,
            s.published_upheld_per_100k as published_upheld_per_hundred_thousand
        """;

    internal const string CountColumns =
        """
        s.received, s.invalid_or_incomplete, s.advice_given, s.referred_back, s.closed_after_initial_enquiries, s.not_upheld,
            s.not_for_us, s.assessed_and_closed, s.source
        """;

    /// <summary>The years of the council, and the figures of the year given; without a year, of the latest that is published.</summary>
    public Task<CouncilFigures> Find(Scope scope, long authorityId, ReportingYear? year, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var seen = new { authorityId, now = time.GetUtcNow(), scope.OwnAuthorities, All = scope.IsOfOmbudsman };
                var years = (await connection.QueryAsync<YearLink>(
                    $"""
                    select y.year as stored, y.public_from, y.published_on, case when y.public_from <= @now then true else false end as is_published
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    where s.authority_id = @authorityId and {IsVisible}
                    order by y.year desc
                    """,
                    seen)).AsList();
                var link = year is null
                    ? years.FirstOrDefault(y => y.IsPublished) ?? years.FirstOrDefault()
                    : years.FirstOrDefault(y => y.Year == year);
                return new CouncilFigures
                {
                    Years = years,
                    Shown = link is null ? null : await Year(connection, authorityId, link, seen.now, scope),
                };
            },
            cancel);

    private static async Task<CouncilYear> Year(ScopedConnection connection, long authorityId, YearLink link, DateTimeOffset now, Scope scope)
    {
        var at = new { authorityId, year = link.Stored, now, scope.OwnAuthorities, All = scope.IsOfOmbudsman };
        var (figures, counts) = (await connection.QueryAsync<AnnualFigures, YearCounts, (AnnualFigures, YearCounts)>(
            $"""
            select {FigureColumns}, 1 as counts, {CountColumns}
            from annual_statistics s
            join reporting_years y on y.year = s.year
            where s.authority_id = @authorityId and s.year = @year and {IsVisible}
            """,
            (figures, counts) => (figures, counts),
            at,
            splitOn: "counts")).Single();
        var categories = await connection.QueryAsync<CategoryCounts>(
            $"""
            select s.category, s.received, s.decided, s.upheld
            from annual_categories s
            join reporting_years y on y.year = s.year
            where s.authority_id = @authorityId and s.year = @year and {IsVisible}
            order by case when s.category = 'Other' then 1 else 0 end, s.category
            """,
            at);
        var similar = await SimilarCouncils.Of(connection, scope, authorityId, link.Stored, now);
        return new CouncilYear
        {
            Link = link,
            Figures = figures,
            Counts = counts,
            Categories = categories.AsList(),
            Averages = similar.Averages,
            PooledFrom = similar.PooledFrom,
            OfType = similar.OfType,
        };
    }
}
