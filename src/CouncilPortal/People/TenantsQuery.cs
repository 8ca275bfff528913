using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.People;

/// <summary>A directory whose people may sign in, or might.</summary>
public sealed record Tenant
{
    /// <summary>The directory's id.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its people are let in.</summary>
    public required bool Listed { get; init; }

    /// <summary>One authority that it belongs to; null when none is recorded.</summary>
    public required string? Authority { get; init; }
}

/// <summary>The list of directories, for the administrator.</summary>
public sealed class TenantsQuery(PortalDatabase database)
{
    /// <summary>Each directory with each authority that it belongs to, by name; nothing for anyone but an administrator.</summary>
    public Task<IReadOnlyList<Tenant>> All(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Tenant>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<Tenant>(
                    """
                    select t.id, t.name, t.listed, a.name as authority
                    from tenants t
                    left join authority_tenants x on x.tenant_id = t.id
                    left join authorities a on a.id = x.authority_id
                    where @everyone
                    order by t.name, t.id, a.name
                    """,
                    new { everyone = scope.LooksAfterEveryone() }),
            ],
            cancel);
}
