using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Councils' headline statistics over all years that the viewer may see.</summary>
public sealed class TrendQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The four trends of each council; a council without a figure is left out.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<Trend>>> Find(Scope scope, IReadOnlyList<long> authorityIds, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(authorityIds);
        var years = authorityIds.Count == 0 ? [] : await database.Read(scope, connection => Years(connection, scope, authorityIds), cancel);
        return years.GroupBy(y => y.Authority, y => y.Year)
            .Select(y => (Authority: y.Key, Trends: Trends.Of([.. y])))
            .Where(t => t.Trends.Any(trend => trend.HasValues))
            .ToDictionary(t => t.Authority, t => t.Trends);
    }

    private async Task<IReadOnlyList<(long Authority, TrendYear Year)>> Years(ScopedConnection connection, Scope scope, IReadOnlyList<long> authorityIds)
    {
        var seen = new { authorityIds, now = time.GetUtcNow(), scope.OwnAuthorities, All = scope.SeesUnpublishedYears, CouncilTypes.Other };
        var averages = (await connection.QueryAsync<PublishedAverages>(
            $"""
            select {PublishedAverages.Columns}
            from annual_averages v
            join reporting_years y on y.year = v.year
            where v.type in (select a.type from authorities a where a.id in @authorityIds and a.type <> @Other) and (y.public_from <= @now or @All)
            """,
            seen)).ToDictionary(v => (v.Type, v.Year), v => v.Averages);
        var years = await connection.QueryAsync<YearRow, AnnualFigures, (long, TrendYear)>(
            $"""
            select a.id as authority, a.type, s.year, case when y.public_from <= @now then true else false end as is_published, 1 as figures, {CouncilYearQuery.FigureColumns}
            from annual_statistics s
            join reporting_years y on y.year = s.year
            join authorities a on a.id = s.authority_id
            where a.id in @authorityIds and {CouncilYearQuery.IsVisible}
            """,
            (row, figures) => (row.Authority, new TrendYear
            {
                Year = ReportingYear.Parse(row.Year),
                IsPublished = row.IsPublished,
                Figures = figures,
                Averages = averages.GetValueOrDefault((row.Type, row.Year), SimilarAverages.None),
            }),
            seen,
            splitOn: "figures");
        return years.AsList();
    }

    private sealed record YearRow
    {
        public required long Authority { get; init; }

        public required string Type { get; init; }

        public required string Year { get; init; }

        public required bool IsPublished { get; init; }
    }
}
