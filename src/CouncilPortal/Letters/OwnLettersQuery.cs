using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>The letters of the person's own councils, with the published ones of the councils that theirs took over from.</summary>
public sealed class OwnLettersQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>What the person may read, latest first.</summary>
    public Task<IReadOnlyList<LetterSummary>> All(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read<IReadOnlyList<LetterSummary>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<LetterSummary>(
                    $"""
                    select {LetterReaders.SummaryColumns}
                    from letters l
                    join authorities a on a.id = l.authority_id
                    where ({LetterReaders.MayRead})
                        or (l.published_at <= @now
                            and l.authority_id in (select s.authority_id from authority_successors s where s.successor_id in @councils))
                    order by l.year desc, a.slug
                    """,
                    new { councils = scope.WholeAuthorities, scope.OwnAuthorities, scope.PersonOrNobody, now = time.GetUtcNow() }),
            ],
            cancel);
    }
}
