using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Authorities;

/// <summary>One authority by its address. Authorities are public reference data: every scope finds the same.</summary>
public sealed class CouncilQuery(PortalDatabase database)
{
    internal const string Columns = "a.id, a.name, a.short_name, a.type, a.region, a.start_date, a.end_date, a.slug, a.invented";

    /// <summary>
    /// The authority that has the slug, or had it, or had a name that gives it; null where there is none. Where its own
    /// slug is another, the address has moved.
    /// </summary>
    public Task<CouncilDetails?> Find(Scope scope, string slug, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slug);
        return database.Read(
            scope,
            async connection =>
            {
                var council = await connection.QueryFirstOrDefaultAsync<Council>(
                    $"""
                    select {Columns}
                    from authorities a
                    where a.slug = @slug or a.id in (select f.authority_id from former_names f where f.slug = @slug)
                    order by case when a.slug = @slug then 0 else 1 end, a.id
                    limit 1
                    """,
                    new { slug = Slug.For(slug) });
                return council is null ? null : new CouncilDetails
                {
                    Council = council,
                    Predecessors = [.. await connection.QueryAsync<CouncilLink>(
                        """
                        select s.successor_id as of_id, a.name, a.slug
                        from authority_successors s
                        join authorities a on a.id = s.authority_id
                        where s.successor_id = @Id
                        order by a.slug
                        """,
                        council)],
                    Successors = [.. await connection.QueryAsync<CouncilLink>(
                        """
                        select s.authority_id as of_id, a.name, a.slug
                        from authority_successors s
                        join authorities a on a.id = s.successor_id
                        where s.authority_id = @Id
                        order by a.slug
                        """,
                        council)],
                    FormerNames = [.. await connection.QueryAsync<string>("select name from former_names where authority_id = @Id order by slug", council)],
                };
            },
            cancel);
    }
}
