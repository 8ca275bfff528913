using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.PeerGroups;

/// <summary>Peer groups: one's own, and the one that an address names.</summary>
public sealed class PeerGroupsQuery(PortalDatabase database)
{
    private const string Columns =
        """
        g.name, g.address as key, g.slugs,
            case when exists (select 1 from peer_group_owners o where o.group_id = g.id and o.person_id = @PersonOrNobody) then true else false end as is_own
        """;

    /// <summary>The groups that the person keeps, by name; none for a visitor.</summary>
    public Task<IReadOnlyList<KeptGroup>> Own(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read<IReadOnlyList<KeptGroup>>(
            scope,
            async connection => (await connection.QueryAsync<KeptGroup>(
                $"select {Columns} from peer_groups g join peer_group_owners w on w.group_id = g.id where w.person_id = @PersonOrNobody order by lower(g.name), g.id", scope)).AsList(),
            cancel);
    }

    /// <summary>The group of an address, whoever made it; null where there is none, or none any longer.</summary>
    public Task<KeptGroup?> Find(Scope scope, string key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<KeptGroup>(
                $"select {Columns} from peer_groups g where g.address = @key", new { key, scope.PersonOrNobody }),
            cancel);
    }

    /// <summary>The councils with these parts of addresses that exist, in their order.</summary>
    public Task<IReadOnlyList<PeerCouncil>> Councils(Scope scope, IReadOnlyList<string> slugs, CancellationToken cancel) =>
        database.Read(scope, connection => Councils(connection, slugs), cancel);

    internal static async Task<IReadOnlyList<PeerCouncil>> Councils(ScopedConnection connection, IReadOnlyList<string> slugs)
    {
        var found = (await connection.QueryAsync<PeerCouncil>(
            "select a.name, a.slug, a.invented from authorities a where a.slug in @slugs", new { slugs = slugs.Append("") })).ToDictionary(c => c.Slug);
        return [.. slugs.Distinct(StringComparer.Ordinal).Where(found.ContainsKey).Select(s => found[s])];
    }
}
