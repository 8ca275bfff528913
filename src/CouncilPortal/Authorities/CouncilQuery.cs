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
                if (council is null)
                {
                    return null;
                }

                var related = (await connection.QueryAsync<Relation>(
                    """
                    select 'before' as kind, a.name, a.slug
                    from authority_successors s
                    join authorities a on a.id = s.authority_id
                    where s.successor_id = @Id
                    union all
                    select 'after', a.name, a.slug
                    from authority_successors s
                    join authorities a on a.id = s.successor_id
                    where s.authority_id = @Id
                    union all
                    select 'formerly', f.name, f.slug
                    from former_names f
                    where f.authority_id = @Id
                    """,
                    new { council.Id })).OrderBy(r => r.Slug, StringComparer.Ordinal).ToLookup(r => r.Kind, r => new CouncilLink { OfId = council.Id, Name = r.Name, Slug = r.Slug });
                return new CouncilDetails
                {
                    Council = council,
                    Predecessors = [.. related["before"]],
                    Successors = [.. related["after"]],
                    FormerNames = [.. related["formerly"].Select(f => f.Name)],
                };
            },
            cancel);
    }

    private sealed record Relation
    {
        public required string Kind { get; init; }

        public required string Name { get; init; }

        public required string Slug { get; init; }
    }
}
