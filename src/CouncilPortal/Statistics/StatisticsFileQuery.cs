using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>A year of a council's figures as a row of a file, under the names of the published file format.</summary>
public sealed record StatisticsFileRow
{
    /// <summary>The year.</summary>
    public required string Year { get; init; }

    /// <summary>Whether it is public by now; a year that is not is provisional.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>What the headline statistics are made of.</summary>
    public required AnnualFigures Figures { get; init; }

    /// <summary>The other counts.</summary>
    public required YearCounts Counts { get; init; }
}

/// <summary>All years of a council's figures that the scope may see.</summary>
public sealed class StatisticsFileQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The years, the earliest first.</summary>
    public Task<IReadOnlyList<StatisticsFileRow>> All(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read<IReadOnlyList<StatisticsFileRow>>(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var stored = (await connection.QueryAsync<Row, AnnualFigures, YearCounts, StatisticsFileRow>(
                    $"""
                    select s.year, case when y.public_from <= @now then true else false end as is_published, 1 as figures, {CouncilYearQuery.FigureColumns}, 1 as counts, {CouncilYearQuery.CountColumns}
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    where s.authority_id = @authorityId and {CouncilYearQuery.IsVisible}
                    """,
                    (row, figures, counts) => new StatisticsFileRow { Year = row.Year, IsPublished = row.IsPublished, Figures = figures, Counts = counts },
                    new { authorityId, now, scope.OwnAuthorities, All = scope.SeesUnpublishedYears },
                    splitOn: "figures,counts")).AsList();
                // As on the page: a year without figures that the portal can count itself.
                var counted = (await ProvisionalYears.Of(connection, scope, authorityId, now))
                    .Select(c => new StatisticsFileRow { Year = c.Year.ToString(), IsPublished = false, Figures = c.Figures, Counts = c.Counts });
                return [.. stored.Concat(counted.Where(c => stored.TrueForAll(s => s.Year != c.Year))).OrderBy(r => r.Year, StringComparer.Ordinal)];
            },
            cancel);

    private sealed record Row
    {
        public required string Year { get; init; }

        public required bool IsPublished { get; init; }
    }
}
