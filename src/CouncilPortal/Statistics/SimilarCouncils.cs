using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>The councils of a type in a year, with their averages: the published ones, and where there is none a pooled one of the councils whose counts are known.</summary>
internal sealed record SimilarCouncils
{
    /// <summary>Fewer than this many councils are no average to compare with.</summary>
    internal const int FewestPooled = 3;

    public required SimilarAverages Averages { get; init; }

    public required int PooledFrom { get; init; }

    /// <summary>Those whose upheld decisions and investigations are known, by name.</summary>
    public required IReadOnlyList<SimilarCouncil> Councils { get; init; }

    /// <summary>Those of one type, given what was published of it.</summary>
    public static async Task<SimilarCouncils> OfType(
        ScopedConnection connection, Scope scope, string type, bool invented, string year, SimilarAverages published, DateTimeOffset now) =>
        From(published, await Rows(connection, scope, type, invented, year, now));

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
            new { year, now, All = scope.SeesUnpublishedYears, CouncilTypes.Other })).ToDictionary(v => v.Type, v => v.Averages);
        var councils = (await Rows(connection, scope, type: null, invented, year, now)).ToLookup(c => c.Type);
        return published.Keys.Union(councils.Select(c => c.Key)).ToDictionary(
            t => t, t => From(published.GetValueOrDefault(t, SimilarAverages.None), [.. councils[t]]));
    }

    private static async Task<IReadOnlyList<SimilarCouncil>> Rows(
        ScopedConnection connection, Scope scope, string? type, bool invented, string year, DateTimeOffset now) =>
        (await connection.QueryAsync<SimilarCouncil>(
            $"""
            select a.type, a.name, a.slug, s.investigated, s.upheld, s.satisfactory_remedies, s.compliance_outcomes, s.complied, s.population, s.published_upheld_rate
            from annual_statistics s
            join reporting_years y on y.year = s.year
            join authorities a on a.id = s.authority_id
            where s.year = @year and s.upheld is not null and s.investigated is not null and (y.public_from <= @now or @All)
                and a.type <> @Other {(type is null ? "" : "and a.type = @type")} and a.invented = @invented
            order by a.name
            """,
            new { type, invented, year, now, All = scope.SeesUnpublishedYears, CouncilTypes.Other })).AsList();

    private static SimilarCouncils From(SimilarAverages published, IReadOnlyList<SimilarCouncil> councils)
    {
        var pooled = councils.Count < FewestPooled ? SimilarAverages.None : PooledAverages.Of(councils);
        var averages = new SimilarAverages
        {
            UpheldRate = published.UpheldRate ?? pooled.UpheldRate,
            ComplianceRate = published.ComplianceRate ?? pooled.ComplianceRate,
            RemedyRate = published.RemedyRate ?? pooled.RemedyRate,
            UpheldPerHundredThousand = published.UpheldPerHundredThousand ?? pooled.UpheldPerHundredThousand,
        };
        Average?[] all = [averages.UpheldRate, averages.ComplianceRate, averages.RemedyRate, averages.UpheldPerHundredThousand];
        return new SimilarCouncils { Averages = averages, PooledFrom = all.Any(a => a is { IsComputed: true }) ? councils.Count : 0, Councils = councils };
    }
}

/// <summary>What is compared of a council of the type: its counts of the year.</summary>
internal sealed record SimilarCouncil
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Slug { get; init; }

    public required int Investigated { get; init; }

    public required int Upheld { get; init; }

    public required int? SatisfactoryRemedies { get; init; }

    public required int? ComplianceOutcomes { get; init; }

    public required int? Complied { get; init; }

    public required long? Population { get; init; }

    public required decimal? PublishedUpheldRate { get; init; }
}
