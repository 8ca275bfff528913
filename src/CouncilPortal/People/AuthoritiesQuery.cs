using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>An authority as its administrator sees it.</summary>
public sealed record AuthorityRow
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its code in files.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its comparator type.</summary>
    public required string Type { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it is an invented one of the demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The day from which it is abolished; null: it stands.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>Its link officers who hold the role now.</summary>
    public required int LinkOfficers { get; init; }

    /// <summary>Its actions that are not settled.</summary>
    public required int OpenActions { get; init; }
}

/// <summary>A page of the list of authorities.</summary>
public sealed record AuthorityList
{
    /// <summary>The rows, by name.</summary>
    public required IReadOnlyList<AuthorityRow> Rows { get; init; }

    /// <summary>How many the search finds.</summary>
    public required long Total { get; init; }
}

/// <summary>One authority with what came before and after it.</summary>
public sealed record AuthorityDetails
{
    /// <summary>The authority.</summary>
    public required AuthorityRow Row { get; init; }

    /// <summary>What followed it, by name.</summary>
    public required IReadOnlyList<RelatedAuthority> Successors { get; init; }

    /// <summary>What it followed, by name.</summary>
    public required IReadOnlyList<RelatedAuthority> Predecessors { get; init; }

    /// <summary>The directories whose people can be its people, with whether they are let in.</summary>
    public required IReadOnlyList<Tenant> Tenants { get; init; }

    /// <summary>The authorities that could follow it: those that stand.</summary>
    public required IReadOnlyList<PeoplePlace> Candidates { get; init; }
}

/// <summary>An authority that followed another, or that another followed.</summary>
public sealed record RelatedAuthority
{
    /// <summary>The authority.</summary>
    public required long Id { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The day from which it is abolished.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>How many actions went over.</summary>
    public required int TakenOver { get; init; }
}

/// <summary>Authorities and their successors, for administrators.</summary>
public sealed class AuthoritiesQuery(PortalDatabase database)
{
    /// <summary>Authorities on a page.</summary>
    public const int PageSize = 50;

    private const string Columns =
        """
        a.id, a.code, a.name, a.type, a.slug, a.invented as is_invented, a.end_date,
            (select count(*) from memberships m where m.authority_id = a.id and m.ended_at is null and m.role = 'link_officer') as link_officers,
            (select count(*) from recommendations r where r.authority_id = a.id and r.state in ('open', 'evidence_submitted', 'more_evidence_needed', 'awaiting_complainant')) as open_actions
        """;

    private const string Found = "from authorities a where @everyone and (@pattern = '' or lower(a.name) like @pattern or lower(a.code) like @pattern or lower(a.type) like @pattern)";

    /// <summary>A page of those whose name, code or type holds the text; nothing for anyone but an administrator.</summary>
    public Task<AuthorityList> Search(Scope scope, string? search, int page, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var parameters = new
                {
                    everyone = scope.LooksAfterEveryone(),
                    pattern = string.IsNullOrWhiteSpace(search) ? "" : $"%{search.Trim().ToLowerInvariant()}%",
                    Limit = PageSize,
                    Offset = (page - 1) * PageSize,
                };
                return new AuthorityList
                {
                    Rows = (await connection.QueryAsync<AuthorityRow>($"select {Columns} {Found} order by a.name, a.id limit @Limit offset @Offset", parameters)).AsList(),
                    Total = await connection.ExecuteScalarAsync<long>($"select count(*) {Found}", parameters),
                };
            },
            cancel);

    /// <summary>The authority of a code; null where there is none, or the scope is no administrator.</summary>
    public Task<AuthorityDetails?> Find(Scope scope, string code, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<AuthorityRow>(
                    $"select {Columns} from authorities a where @everyone and a.code = @code", new { everyone = scope.LooksAfterEveryone(), code });
                return row is null ? null : new AuthorityDetails
                {
                    Row = row,
                    Successors = (await connection.QueryAsync<RelatedAuthority>(
                        """
                        select b.id, b.code, b.name, b.end_date,
                            (select count(*) from taken_over_actions t where t.authority_id = s.authority_id and t.successor_id = s.successor_id) as taken_over
                        from authority_successors s join authorities b on b.id = s.successor_id where s.authority_id = @Id order by b.name, b.id
                        """,
                        row)).AsList(),
                    Predecessors = (await connection.QueryAsync<RelatedAuthority>(
                        """
                        select b.id, b.code, b.name, b.end_date,
                            (select count(*) from taken_over_actions t where t.authority_id = s.authority_id and t.successor_id = s.successor_id) as taken_over
                        from authority_successors s join authorities b on b.id = s.authority_id where s.successor_id = @Id order by b.name, b.id
                        """,
                        row)).AsList(),
                    Tenants = (await connection.QueryAsync<Tenant>(
                        "select t.id, t.name, t.listed, @Name as authority from authority_tenants x join tenants t on t.id = x.tenant_id where x.authority_id = @Id order by t.name, t.id",
                        new { row.Id, row.Name })).AsList(),
                    Candidates = (await connection.QueryAsync<PeoplePlace>(
                        """
                        select a.id, a.name, a.invented as is_invented from authorities a
                        where a.id <> @Id and a.end_date is null and a.invented = @IsInvented
                            and a.id not in (select s.successor_id from authority_successors s where s.authority_id = @Id)
                        order by a.name, a.id
                        """,
                        row)).AsList(),
                };
            },
            cancel);
}
