using CouncilPortal.Authorities;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Api;

/// <summary>Which councils a program asks for.</summary>
public sealed record PublicCouncilsFilter
{
    /// <summary>A part of a name or former name, or a GSS code; null: any.</summary>
    public required string? Search { get; init; }

    /// <summary>A comparator type; null: any.</summary>
    public required string? Type { get; init; }

    /// <summary>A region; null: any.</summary>
    public required string? Region { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>How many to pass over.</summary>
    public required int Offset { get; init; }
}

/// <summary>Councils for other programs, by name. Authorities are public: every scope finds the same.</summary>
public sealed class PublicCouncilsQuery(PortalDatabase database, TimeProvider time)
{
    internal const string Columns = "a.slug, a.name, a.type, a.region, a.gss_code, a.start_date, a.end_date, a.invented";

    private const string From =
        """
        from authorities a
        where (@Type is null or a.type = @Type)
            and (@Region is null or a.region = @Region)
            and (@Code is null or lower(a.gss_code) = @Code or (@Pattern <> '%%' and (a.slug like @Pattern
                or exists (select 1 from former_names f where f.authority_id = a.id and f.slug like @Pattern))))
        """;

    /// <summary>The part that is asked for, and how many there are.</summary>
    public Task<(IReadOnlyList<ApiCouncil> Rows, long Total)> List(Scope scope, PublicCouncilsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var at = new
        {
            filter.Type,
            filter.Region,
            Code = filter.Search?.ToLowerInvariant(),
            Pattern = $"%{Slug.For(filter.Search ?? "").Replace('-', '%')}%",
            filter.Limit,
            filter.Offset,
        };
        return database.Read<(IReadOnlyList<ApiCouncil>, long)>(
            scope,
            async connection => (
                (await connection.QueryAsync<ApiCouncil>($"select {Columns} {From} order by a.slug limit @Limit offset @Offset", at)).AsList(),
                await connection.QuerySingleAsync<long>($"select count(*) {From}", at)),
            cancel);
    }

    /// <summary>One council by its part of addresses, with the published years of which it has figures; null where there is none.</summary>
    public Task<(ApiCouncil Council, IReadOnlyList<string> Years)?> Find(Scope scope, string slug, CancellationToken cancel) =>
        database.Read<(ApiCouncil, IReadOnlyList<string>)?>(
            scope,
            async connection =>
            {
                var council = await connection.QueryFirstOrDefaultAsync<ApiCouncil>($"select {Columns} from authorities a where a.slug = @slug", new { slug });
                return council is null ? null : (council, (await connection.QueryAsync<string>(
                    """
                    select s.year
                    from annual_statistics s
                    join reporting_years y on y.year = s.year
                    join authorities a on a.id = s.authority_id
                    where a.slug = @slug and y.public_from <= @now
                    order by s.year
                    """,
                    new { slug, now = time.GetUtcNow() })).AsList());
            },
            cancel);
}
