using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Records that an officer of a council has opened its figures of a year that is not public yet.</summary>
public sealed class NoteFiguresOpenedCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// Records each year of which the portal holds figures of one of the authorities and that is not public, for the authorities' own officers; how many. What anybody
    /// else opens holds nothing of such a year.
    /// </summary>
    /// <param name="scope">Who opened them.</param>
    /// <param name="authorities">The authorities whose figures were shown.</param>
    /// <param name="what">What was opened: "figures", "counts as CSV".</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<int> Note(Scope scope, IReadOnlyList<long> authorities, string what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        long[] own = scope.PersonId is null ? [] : [.. authorities.Intersect(scope.OwnAuthorities)];
        return own.Length == 0 ? Task.FromResult(0) : database.Transact(scope, c => Note(c, scope, own, what), cancel);
    }

    private async Task<int> Note(ScopedConnection connection, Scope scope, IReadOnlyList<long> own, string what)
    {
        var now = time.GetUtcNow();
        var held = (await connection.QueryAsync<(long Authority, string Year)>(
            """
            select s.authority_id, s.year from annual_statistics s join reporting_years y on y.year = s.year
            where s.authority_id in @own and (y.public_from is null or y.public_from > @now)
            """,
            new { own, now })).AsList();
        foreach (var (authority, year) in held)
        {
            await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening { Year = year, AuthorityId = authority, LetterId = null, What = what });
        }

        return held.Count;
    }
}
