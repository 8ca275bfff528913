using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>A view of the list of actions that somebody keeps.</summary>
public sealed record KeptView
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The address that opens it.</summary>
    public required string Address { get; init; }
}

/// <summary>The views of the list of actions that the reader keeps.</summary>
public sealed class KeptViewsQuery(PortalDatabase database)
{
    /// <summary>The reader's own, by name.</summary>
    public Task<IReadOnlyList<KeptView>> Own(Scope scope, CancellationToken cancel) =>
        database.Read<IReadOnlyList<KeptView>>(
            scope,
            async connection => (await connection.QueryAsync<KeptView>(
                "select v.id, v.name, v.address from kept_views v where v.person_id = @PersonOrNobody order by v.name, v.id", new { scope.PersonOrNobody })).AsList(),
            cancel);
}
