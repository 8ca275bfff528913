using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Statistics;

/// <summary>Records that an officer of a council, or a publisher of the Ombudsman's, has opened the council's figures of a year that is not public yet.</summary>
public sealed class NoteFiguresOpenedCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// Records each year of which the portal holds figures of the authority and that is not public, for its own officers and the
    /// Ombudsman's publishers; how many. What anybody else opens holds nothing of such a year.
    /// </summary>
    /// <param name="scope">Who opened them.</param>
    /// <param name="authority">The authority whose figures were shown.</param>
    /// <param name="what">What was opened: "figures", "counts as CSV".</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<int> Note(Scope scope, long authority, string what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.PersonId is null || !(scope.SeesUnpublishedYears || scope.OwnAuthorities.Contains(authority))
            ? Task.FromResult(0)
            : database.Transact(scope, c => Note(c, scope, authority, what), cancel);
    }

    private async Task<int> Note(ScopedConnection connection, Scope scope, long authority, string what)
    {
        var now = time.GetUtcNow();
        var held = (await connection.QueryAsync<string>(
            """
            select s.year from annual_statistics s join reporting_years y on y.year = s.year
            where s.authority_id = @authority and (y.public_from is null or y.public_from > @now)
            """,
            new { authority, now })).AsList();
        foreach (var year in held)
        {
            await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening { Year = year, AuthorityId = authority, LetterId = null, What = what });
        }

        return held.Count;
    }
}
