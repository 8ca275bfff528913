using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>
/// A council's figures. Before a year's publication they are provisional and seen only by the council's own officers and the
/// Ombudsman's publishers; averages of a year that is not public only by the publishers.
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
                var seen = new { authorityId, now = time.GetUtcNow(), scope.OwnAuthorities, All = scope.SeesUnpublishedYears, CouncilTypes.Other };
                var published = (await connection.QueryAsync<PublishedAverages>(
                    $"""
                    select {PublishedAverages.Columns}
                    from authorities a
                    join annual_averages v on v.type = a.type
                    join reporting_years y on y.year = v.year
                    where a.id = @authorityId and a.type <> @Other and (y.public_from <= @now or @All)
                    """,
                    seen)).ToDictionary(v => v.Year, v => v.Averages);
                var years = (await connection.QueryAsync<YearLink, AnnualFigures, YearCounts, YearRow>(
                    $"""
                    select y.year as stored, y.public_from, y.published_on, case when y.public_from <= @now then true else false end as is_published,
                        1 as figures, {FigureColumns}, 1 as counts, {CountColumns}
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    where s.authority_id = @authorityId and {IsVisible}
                    order by y.year desc
                    """,
                    (link, figures, counts) => new YearRow(link, figures, counts, published.GetValueOrDefault(link.Stored, SimilarAverages.None)),
                    seen,
                    splitOn: "figures,counts")).AsList();
                var counted = await ProvisionalYears.Of(connection, scope, authorityId, seen.now);
                years = [.. years.Concat(counted.Where(c => years.TrueForAll(y => y.Link.Year != c.Year)).Select(YearRow.Of)).OrderByDescending(y => y.Link.Year)];
                var shown = year is null
                    ? years.FirstOrDefault(y => y.Link.IsPublished) ?? years.FirstOrDefault()
                    : years.FirstOrDefault(y => y.Link.Year == year);
                return new CouncilFigures
                {
                    Years = [.. years.Select(y => y.Link)],
                    Shown = shown is null ? null : await Year(connection, scope, authorityId, shown, seen.now),
                    History = [.. years.Select(y => new TrendYear { Year = y.Link.Year, IsPublished = y.Link.IsPublished, Figures = y.Figures, Averages = y.Published })],
                };
            },
            cancel);

    private static async Task<CouncilYear> Year(ScopedConnection connection, Scope scope, long authorityId, YearRow row, DateTimeOffset now)
    {
        var categories = row.Counted?.Categories ?? (await connection.QueryAsync<CategoryCounts>(
            $"""
            select s.category, s.received, s.decided, s.upheld
            from annual_categories s
            join reporting_years y on y.year = s.year
            where s.authority_id = @authorityId and s.year = @year and {IsVisible}
            order by case when s.category = 'Other' then 1 else 0 end, s.category
            """,
            new { authorityId, year = row.Link.Stored, now, scope.OwnAuthorities, All = scope.SeesUnpublishedYears })).AsList();
        var own = await connection.QuerySingleAsync<OwnRow>(
            """
            select a.type, a.invented, (select count(*) from authorities c where c.type = a.type and c.invented = a.invented and c.end_date is null) as of_type,
                (select count(*) from decision_authorities x where x.authority_id = a.id and x.decided_on >= @FirstDay and x.decided_on <= @LastDay and x.published_on <= @today) as published_decisions
            from authorities a
            where a.id = @authorityId
            """,
            new { authorityId, row.Link.Year.FirstDay, row.Link.Year.LastDay, today = LondonTime.DateOf(now) });
        var similar = await SimilarCouncils.OfType(connection, scope, own.Type, own.Invented, row.Link.Stored, row.Published, now);
        return new CouncilYear
        {
            Link = row.Link,
            Figures = row.Figures,
            Counts = row.Counts,
            Categories = categories,
            Averages = similar.Averages,
            PooledFrom = similar.PooledFrom,
            OfType = own.OfType,
            PublishedDecisions = own.PublishedDecisions,
            Funnel = row.Link.IsPublished && own.Type != CouncilTypes.Other ? FunnelOf(similar) : null,
        };
    }

    private static Funnel FunnelOf(SimilarCouncils similar) => new(
        [
            .. similar.Councils.Where(c => c.Investigated > 0 && c.Upheld <= c.Investigated).Select(c => new FunnelPoint
            {
                Name = c.Name,
                Slug = c.Slug,
                Part = c.Upheld,
                Whole = c.Investigated,
                PublishedRate = c.PublishedUpheldRate,
            }),
        ],
        similar.Averages.UpheldRate);

    private sealed record OwnRow
    {
        public required string Type { get; init; }

        public required bool Invented { get; init; }

        public required int OfType { get; init; }

        public required int PublishedDecisions { get; init; }
    }

    private sealed record YearRow(YearLink Link, AnnualFigures Figures, YearCounts Counts, SimilarAverages Published)
    {
        public ProvisionalYear? Counted { get; private init; }

        public static YearRow Of(ProvisionalYear counted)
        {
            var link = new YearLink { Stored = counted.Year.ToString(), PublicFrom = null, PublishedOn = null, IsPublished = false, CountedFrom = (counted.Decisions, counted.Outcomes) };
            return new YearRow(link, counted.Figures, counted.Counts, SimilarAverages.None) { Counted = counted };
        }
    }
}
