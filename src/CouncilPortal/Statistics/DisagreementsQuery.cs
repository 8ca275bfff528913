using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Published figures that the counts of their own rows do not give.</summary>
public sealed class DisagreementsQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>Those in all rows that the scope may see, by year and authority.</summary>
    public Task<IReadOnlyList<FlaggedFigure>> All(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<FlaggedFigure>>(
            scope,
            async connection =>
            {
                var rows = await connection.QueryAsync<OfAuthority, AnnualFigures, (OfAuthority Of, AnnualFigures Figures)>(
                    $"""
                    select a.code, a.name, s.year, 1 as figures, {CouncilYearQuery.FigureColumns}
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    join authorities a on a.id = s.authority_id
                    where {CouncilYearQuery.IsVisible}
                    order by s.year, a.slug
                    """,
                    (of, figures) => (of, figures),
                    new { now = time.GetUtcNow(), scope.OwnAuthorities, All = scope.SeesUnpublishedYears },
                    splitOn: "figures");
                return [.. rows.SelectMany(r => Disagreement.Of(r.Figures).Select(d => new FlaggedFigure(r.Of.Code, r.Of.Name, r.Of.Year, d)))];
            },
            cancel);

    private sealed record OfAuthority
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Year { get; init; }
    }
}
