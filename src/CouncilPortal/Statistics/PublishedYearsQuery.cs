using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Councils' published figures for files and other programs: the same for every scope, and nothing before its publication.</summary>
public sealed class PublishedYearsQuery(PortalDatabase database, TimeProvider time)
{
    private const string From =
        """
        from annual_statistics s
        join reporting_years y on y.year = s.year
        join authorities a on a.id = s.authority_id
        where y.public_from <= @Now
            and (@AuthorityId is null or s.authority_id = @AuthorityId)
            and (@Year is null or s.year = @Year)
            and (@Type is null or a.type = @Type)
        """;

    /// <summary>The years asked for, by council and year.</summary>
    public Task<IReadOnlyList<PublishedYear>> Find(Scope scope, PublishedYearsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var at = Parameters(filter);
        return database.Read<IReadOnlyList<PublishedYear>>(
            scope,
            async connection =>
            {
                var rows = (await connection.QueryAsync<CountedCouncil, YearRow, AnnualFigures, YearCounts, Row>(
                    $"""
                    select a.id, a.name, a.slug, a.gss_code, a.type, a.region, a.invented, s.year, y.published_on,
                        1 as figures, {CouncilYearQuery.FigureColumns}, 1 as counts, {CouncilYearQuery.CountColumns}
                    {From}
                    order by a.slug, s.year
                    limit @Limit offset @Offset
                    """,
                    (council, year, figures, counts) => new Row(council, year, figures, counts),
                    at,
                    splitOn: "year,figures,counts")).AsList();
                Dictionary<(string, bool), IReadOnlyDictionary<string, SimilarCouncils>> similar = [];
                foreach (var (year, invented) in rows.Select(r => (r.Year.Year, r.Council.Invented)).Distinct())
                {
                    // With the public's eyes: what is not published of a type is no average here, whoever asks.
                    similar[(year, invented)] = await SimilarCouncils.ByType(connection, Scope.Public, invented, year, at.Now);
                }

                return [.. rows.Select(r => r.With(similar[(r.Year.Year, r.Council.Invented)].GetValueOrDefault(r.Council.Type)))];
            },
            cancel);
    }

    /// <summary>How many years the filter finds, its limit aside.</summary>
    public Task<int> Count(Scope scope, PublishedYearsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return database.Read(scope, connection => connection.QuerySingleAsync<int>($"select count(*) {From}", Parameters(filter)), cancel);
    }

    private Asked Parameters(PublishedYearsFilter filter) =>
        new(time.GetUtcNow(), filter.AuthorityId, filter.Year?.ToString(), filter.Type, filter.Limit, filter.Offset);

    private sealed record Asked(DateTimeOffset Now, long? AuthorityId, string? Year, string? Type, int Limit, int Offset);

    private sealed record YearRow
    {
        public required string Year { get; init; }

        public required DateOnly? PublishedOn { get; init; }
    }

    private sealed record Row(CountedCouncil Council, YearRow Year, AnnualFigures Figures, YearCounts Counts)
    {
        public PublishedYear With(SimilarCouncils? similar) => new()
        {
            Council = Council,
            Year = ReportingYear.Parse(Year.Year),
            PublishedOn = Year.PublishedOn,
            Figures = Figures,
            Counts = Counts,
            Averages = similar?.Averages ?? SimilarAverages.None,
            PooledFrom = similar?.PooledFrom ?? 0,
        };
    }
}
