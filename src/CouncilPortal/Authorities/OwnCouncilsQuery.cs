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
        return database.Read<IReadOnlyList<Council>>(
            scope,
            async connection => (await connection.QueryAsync<Council>(
                $"select {CouncilQuery.Columns} from authorities a where a.id in @MemberAuthorities order by a.slug", new { scope.MemberAuthorities })).AsList(),
            cancel);
    }
}
