using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>The averages of a council's type in a year: the published ones, and where there is none a pooled one of the councils whose counts are known.</summary>
internal sealed record SimilarCouncils
{
    /// <summary>Fewer than this many councils are no average to compare with.</summary>
    internal const int FewestPooled = 3;

    public required SimilarAverages Averages { get; init; }

    public required int PooledFrom { get; init; }

    public required int OfType { get; init; }

    private static SimilarCouncils None { get; } = new() { Averages = SimilarAverages.None, PooledFrom = 0, OfType = 0 };

    /// <summary>Those of one council's type, given the published ones.</summary>
    public static async Task<SimilarCouncils> Of(
        ScopedConnection connection, Scope scope, long authorityId, string year, SimilarAverages published, DateTimeOffset now)
    {
        if (published is { UpheldRate: not null, ComplianceRate: not null, RemedyRate: not null, UpheldPerHundredThousand: not null })
        {
            return None with { Averages = published };
        }

        var own = await connection.QuerySingleAsync<OwnRow>("select type, invented from authorities where id = @authorityId", new { authorityId });
        var pooled = await Pooled(connection, scope, own.Type, own.Invented, year, now);
        return From(published, pooled.GetValueOrDefault(own.Type, PooledRow.None));
    }

    /// <summary>Those of each type that is compared. Invented councils and real ones are never mixed.</summary>
    public static async Task<IReadOnlyDictionary<string, SimilarCouncils>> ByType(
        ScopedConnection connection, Scope scope, bool invented, string year, DateTimeOffset now)
    {
        var published = (await connection.QueryAsync<PublishedAverages>(
            $"""
            select {PublishedAverages.Columns}
            from annual_averages v
            join reporting_years y on y.year = v.year
            where v.type <> @Other and v.year = @year and (y.public_from <= @now or @All)
            """,
            new { year, now, All = scope.IsOfOmbudsman, CouncilTypes.Other })).ToDictionary(v => v.Type, v => v.Averages);
        var pooled = await Pooled(connection, scope, type: null, invented, year, now);
        return published.Keys.Union(pooled.Keys).ToDictionary(
            t => t, t => From(published.GetValueOrDefault(t, SimilarAverages.None), pooled.GetValueOrDefault(t, PooledRow.None)));
    }

    /// <summary>The sums of a type, or without one of each.</summary>
    private static async Task<IReadOnlyDictionary<string, PooledRow>> Pooled(
        ScopedConnection connection, Scope scope, string? type, bool invented, string year, DateTimeOffset now) =>
        (await connection.QueryAsync<PooledRow>(
            """
            select a.type, count(*) as councils,
                (select count(*) from authorities c where c.type = a.type and c.invented = @invented and c.end_date is null) as of_type,
                coalesce(sum(case when s.investigated is not null then s.upheld end), 0) as upheld,
                coalesce(sum(case when s.upheld is not null then s.investigated end), 0) as investigated,
                coalesce(sum(case when s.compliance_outcomes is not null then s.complied end), 0) as complied,
                coalesce(sum(case when s.complied is not null then s.compliance_outcomes end), 0) as outcomes,
                coalesce(sum(case when s.upheld is not null then s.satisfactory_remedies end), 0) as remedies,
                coalesce(sum(case when s.satisfactory_remedies is not null then s.upheld end), 0) as upheld_of_remedies,
                coalesce(sum(case when s.population is not null then s.upheld end), 0) as upheld_of_population,
                coalesce(sum(case when s.upheld is not null then s.population end), 0) as population
            from authorities a
            join annual_statistics s on s.authority_id = a.id
            join reporting_years y on y.year = s.year
            where a.type <> @Other and (@type is null or a.type = @type) and a.invented = @invented
                and s.year = @year and s.upheld is not null and s.investigated is not null and (y.public_from <= @now or @All)
            group by a.type
            """,
            new { type, invented, year, now, All = scope.IsOfOmbudsman, CouncilTypes.Other })).ToDictionary(p => p.Type);

    private static SimilarCouncils From(SimilarAverages published, PooledRow pooled)
    {
        var canPool = pooled.Councils >= FewestPooled;
        var averages = new SimilarAverages
        {
            UpheldRate = published.UpheldRate ?? Pooled(canPool, pooled.Upheld, pooled.Investigated, 100),
            ComplianceRate = published.ComplianceRate ?? Pooled(canPool, pooled.Complied, pooled.Outcomes, 100),
            RemedyRate = published.RemedyRate ?? Pooled(canPool, pooled.Remedies, pooled.UpheldOfRemedies, 100),
            UpheldPerHundredThousand = published.UpheldPerHundredThousand ?? Pooled(canPool, pooled.UpheldOfPopulation, pooled.Population, 100_000),
        };
        Average?[] all = [averages.UpheldRate, averages.ComplianceRate, averages.RemedyRate, averages.UpheldPerHundredThousand];
        return new SimilarCouncils { Averages = averages, PooledFrom = all.Any(a => a is { IsComputed: true }) ? pooled.Councils : 0, OfType = pooled.OfType };
    }

    private static Average? Pooled(bool canPool, long part, long whole, decimal scale) =>
        canPool && whole > 0 ? new Average { Value = part * scale / whole, IsComputed = true } : null;

    private sealed record OwnRow
    {
        public required string Type { get; init; }

        public required bool Invented { get; init; }
    }

    private sealed record PooledRow
    {
        public static PooledRow None { get; } = new()
        {
            Type = "",
            Councils = 0,
            OfType = 0,
            Upheld = 0,
            Investigated = 0,
            Complied = 0,
            Outcomes = 0,
            Remedies = 0,
            UpheldOfRemedies = 0,
            UpheldOfPopulation = 0,
            Population = 0,
        };

        public required string Type { get; init; }

        public required int Councils { get; init; }

        public required int OfType { get; init; }

        public required long Upheld { get; init; }

        public required long Investigated { get; init; }

        public required long Complied { get; init; }

        public required long Outcomes { get; init; }

        public required long Remedies { get; init; }

        public required long UpheldOfRemedies { get; init; }

        public required long UpheldOfPopulation { get; init; }

        public required long Population { get; init; }
    }
}
