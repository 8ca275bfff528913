using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Scrutiny;

/// <summary>A council to which the reader belongs.</summary>
public sealed record OwnCouncil
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool Invented { get; init; }
}

/// <summary>The councils whose dashboard the person may open: in every role but a contributor's.</summary>
public sealed class DashboardCouncilsQuery(PortalDatabase database)
{
    /// <summary>The councils by name.</summary>
    public Task<IReadOnlyList<OwnCouncil>> All(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read<IReadOnlyList<OwnCouncil>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<OwnCouncil>(
                    "select a.id, a.name, a.slug, a.invented from authorities a where a.id in @councils order by a.name, a.id",
                    new { councils = scope.In([.. Roles.Council.Except([Role.Contributor])]) }),
            ],
            cancel);
    }
}
