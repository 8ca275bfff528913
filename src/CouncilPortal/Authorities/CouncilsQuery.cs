using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Authorities;

/// <summary>A page of the list of councils.</summary>
public sealed record CouncilsList
{
    /// <summary>The page's councils.</summary>
    public required IReadOnlyList<CouncilRow> Rows { get; init; }

    /// <summary>The successors of the abolished ones among them.</summary>
    public required ILookup<long, CouncilLink> Successors { get; init; }

    /// <summary>How many the filter finds.</summary>
    public required long Total { get; init; }

    /// <summary>Every comparator type.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Every region.</summary>
    public required IReadOnlyList<string> Regions { get; init; }
}

/// <summary>A council in the list.</summary>
public sealed record CouncilRow
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its comparator type.</summary>
    public required string Type { get; init; }

    /// <summary>Its region.</summary>
    public required string? Region { get; init; }

    /// <summary>The day from which it is abolished.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }

    /// <summary>A former name by which the search found it; null where it has none.</summary>
    public required string? FormerName { get; init; }

    /// <summary>The county council of its area, where the search is the beginning of that one's name; null otherwise.</summary>
    public required string? County { get; init; }
}

/// <summary>Finds councils by name, abolished and renamed ones included, and districts by the beginning of their county's name. Authorities are public: every scope finds the same.</summary>
public sealed class CouncilsQuery(PortalDatabase database)
{
    /// <summary>Councils on a page.</summary>
    public const int PageSize = 50;

    private const string IsNamed =
        """
        (a.slug like @Pattern or lower(a.short_name) like @ShortPattern escape '!'
            or exists (select 1 from former_names f where f.authority_id = a.id and f.slug like @Pattern))
        """;

    private const string Where =
        $"""
        where (@Type is null or a.type = @Type)
            and (@Region is null or a.region = @Region)
            and (@Search is null
                or (@Pattern <> '%%' and ({IsNamed} or a.county_code in (select c.code from authorities c where c.slug like @Start)))
                or lower(a.gss_code) = @Code)
        """;

    /// <summary>The page that the filter asks for: names that begin with the words looked for come first, districts found by their county last.</summary>
    public Task<CouncilsList> List(Scope scope, CouncilsFilter filter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var words = Slug.For(filter.Search ?? "").Replace('-', '%');
        var parameters = new
        {
            filter.Type,
            filter.Region,
            filter.Search,
            Pattern = $"%{words}%",
            Start = $"{words}%",
            ShortPattern = $"%{Escaped(filter.Search ?? "")}%",
            Code = filter.Search?.ToLowerInvariant(),
            Limit = PageSize,
            Offset = (filter.Page - 1) * PageSize,
        };
        return database.Read(
            scope,
            async connection =>
            {
                var rows = (await connection.QueryAsync<CouncilRow>(
                    $"""
                    select a.id, a.name, a.type, a.region, a.end_date, a.slug, a.invented,
                        (select min(f.name) from former_names f where f.authority_id = a.id and f.slug like @Pattern) as former_name,
                        (select min(c.name) from authorities c where c.code = a.county_code and c.slug like @Start) as county
                    from authorities a
                    {Where}
                    order by case when a.slug like @Start then 0 when {IsNamed} then 1 else 2 end, a.slug
                    limit @Limit offset @Offset
                    """,
                    parameters)).AsList();
                var successors = await connection.QueryAsync<CouncilLink>(
                    """
                    select s.authority_id as of_id, a.name, a.slug
                    from authority_successors s
                    join authorities a on a.id = s.successor_id
                    where s.authority_id in @ids
                    order by a.slug
                    """,
                    new { ids = rows.Select(r => r.Id).Append(0) });
                return new CouncilsList
                {
                    Rows = rows,
                    Successors = successors.ToLookup(s => s.OfId),
                    Total = await connection.QuerySingleAsync<long>($"select count(*) from authorities a {Where}", parameters),
                    Types = [.. await connection.QueryAsync<string>("select distinct type from authorities order by type")],
                    Regions = [.. await connection.QueryAsync<string>("select distinct region from authorities where region is not null order by region")],
                };
            },
            cancel);
    }

    private static string Escaped(string search) => search.ToLowerInvariant()
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
