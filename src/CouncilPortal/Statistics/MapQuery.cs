using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>The councils of one tier on the map of hexagons, with one statistic of one published year.</summary>
public sealed class MapQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The map; without a year that is public and has figures, the latest such year. Null where there is none.</summary>
    public Task<CouncilMapData?> Find(Scope scope, MapChoice choice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return database.Read(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var years = (await connection.QueryAsync<string>(
                    """
                    select distinct y.year
                    from reporting_years y
                    join annual_statistics s on s.year = y.year
                    join hexagons h on h.authority_id = s.authority_id
                    where y.public_from <= @now
                    order by y.year desc
                    """,
                    new { now })).Select(ReportingYear.Parse).ToArray();
                return years.Length == 0 ? null : await On(connection, scope, choice, years, now);
            },
            cancel);
    }

    private static async Task<CouncilMapData?> On(ScopedConnection connection, Scope scope, MapChoice choice, ReportingYear[] years, DateTimeOffset now)
    {
        var year = choice.Year is { } asked && years.Contains(asked) ? asked : years[0];
        var rows = await connection.QueryAsync<Cell, AnnualFigures, (Cell Cell, AnnualFigures Figures)>(
            $"""
            select a.name, a.slug, a.type, h.hex_column, h.hex_row, 1 as figures, {CouncilYearQuery.FigureColumns}
            from hexagons h
            join authorities a on a.id = h.authority_id
            left join annual_statistics s on s.authority_id = a.id and s.year = @year
            where h.tier = @tier and a.end_date is null
            order by a.name
            """,
            (cell, figures) => (cell, figures),
            new { year = year.ToString(), tier = choice.IsUpperTier ? "upper" : "lower" },
            splitOn: "figures");
        var similar = await SimilarCouncils.ByType(connection, scope, invented: false, year.ToString(), now);
        return new CouncilMapData
        {
            Choice = choice with { Year = year },
            Years = years,
            Councils =
            [
                .. rows.Select(r => new MapCouncil
                {
                    Name = r.Cell.Name,
                    Slug = r.Cell.Slug,
                    Type = r.Cell.Type,
                    Column = r.Cell.HexColumn,
                    Row = r.Cell.HexRow,
                    Statistic = choice.Of(r.Figures, similar.TryGetValue(r.Cell.Type, out var s) ? s.Averages : SimilarAverages.None),
                }),
            ],
        };
    }

    private sealed record Cell
    {
        public required string Name { get; init; }

        public required string Slug { get; init; }

        public required string Type { get; init; }

        public required int HexColumn { get; init; }

        public required int HexRow { get; init; }
    }
}
