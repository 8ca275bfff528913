using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Compliance;

/// <summary>How many agreed actions of a council are overdue: all that its elected members are told of what is not published.</summary>
public sealed class OverdueCountQuery(PortalDatabase database, TimeProvider time)
{
    // The rows themselves are closed to members; what leaves here is one number, and of the reader's own council alone.
    private static readonly Scope Counting = Scope.System("Count for members");

    /// <summary>
    /// Personal remedies and service improvements in one number, never divided further. Null for a council of which the
    /// reader is no member, and for its contributors, who know the actions assigned to them alone.
    /// </summary>
    public async Task<long?> Of(Scope scope, long authorityId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.WholeAuthorities.Contains(authorityId) ? null : await database.Read(
            Counting,
            connection => connection.QuerySingleAsync<long>(
                $"select count(*) from recommendations r where r.authority_id = @authorityId and r.authority_id in @WholeAuthorities and {ActionsQuery.IsOverdue}",
                new { authorityId, scope.WholeAuthorities, today = LondonTime.Today(time) }),
            cancel);
    }
}
