using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>A council's headline statistics over all years that the viewer may see.</summary>
public sealed class TrendQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The four trends; none where there are no figures.</summary>
    public Task<IReadOnlyList<Trend>> Find(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var seen = new { authorityId, now = time.GetUtcNow(), scope.OwnAuthorities, All = scope.IsOfOmbudsman, CouncilTypes.Other };
                var averages = (await connection.QueryAsync<AveragesRow>(
                    """
                    select v.year, v.upheld_rate, v.compliance_rate, v.remedy_rate, v.upheld_per_100k
                    from annual_averages v
                    join reporting_years y on y.year = v.year
                    join authorities a on a.type = v.type
                    where a.id = @authorityId and a.type <> @Other and (y.public_from <= @now or @All)
                    """,
                    seen)).ToDictionary(v => v.Year, v => v.Averages);
                var years = await connection.QueryAsync<YearRow, AnnualFigures, TrendYear>(
                    $"""
                    select s.year, case when y.public_from <= @now then true else false end as is_published, 1 as figures, {CouncilYearQuery.FigureColumns}
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    where s.authority_id = @authorityId and {CouncilYearQuery.IsVisible}
                    """,
                    (row, figures) => new TrendYear
                    {
                        Year = ReportingYear.Parse(row.Year),
                        IsPublished = row.IsPublished,
                        Figures = figures,
                        Averages = averages.GetValueOrDefault(row.Year, SimilarAverages.None),
                    },
                    seen,
                    splitOn: "figures");
                return Trends.Of(years.AsList()) is var trends && trends.Any(t => t.HasValues) ? trends : [];
            },
            cancel);

    private sealed record YearRow
    {
        public required string Year { get; init; }

        public required bool IsPublished { get; init; }
    }

    private sealed record AveragesRow
    {
        public required string Year { get; init; }

        public required decimal? UpheldRate { get; init; }

        public required decimal? ComplianceRate { get; init; }

        public required decimal? RemedyRate { get; init; }

        public required decimal? UpheldPer100K { get; init; }

        public SimilarAverages Averages => new()
        {
            UpheldRate = Published(UpheldRate),
            ComplianceRate = Published(ComplianceRate),
            RemedyRate = Published(RemedyRate),
            UpheldPerHundredThousand = Published(UpheldPer100K),
        };

        private static Average? Published(decimal? value) => value is null ? null : new Average { Value = value.Value, IsComputed = false };
    }
}
