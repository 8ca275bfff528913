using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Authorities;

/// <summary>The councils of which a person is a member.</summary>
public sealed class OwnCouncilsQuery(PortalDatabase database)
{
    /// <summary>The councils by name; none for the public and the Ombudsman.</summary>
    public Task<IReadOnlyList<Council>> All(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(scope, scope.MemberAuthorities, cancel);
    }

    /// <summary>The councils whose dashboard the person may open, by name: in every role but a contributor's.</summary>
    public Task<IReadOnlyList<Council>> WithDashboard(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(scope, scope.WholeAuthorities, cancel);
    }

    private Task<IReadOnlyList<Council>> Of(Scope scope, IReadOnlyList<long> ids, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Council>>(
            scope,
            async connection => (await connection.QueryAsync<Council>(
                $"select {CouncilQuery.Columns} from authorities a where a.id in @ids order by a.slug", new { ids })).AsList(),
            cancel);
}
