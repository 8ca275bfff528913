using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Letters of earlier years as the files that were sent.</summary>
public sealed class LetterFileQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The PDF, for whoever may read the letter; null for everybody else, and where there is none.</summary>
    public Task<byte[]?> Find(Scope scope, long letterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read(
            scope,
            c => c.QuerySingleOrDefaultAsync<byte[]?>(
                $"""
                select f.content from letter_files f join letters l on l.id = f.letter_id join authorities a on a.id = l.authority_id
                where l.id = @letterId and (l.published_at <= @now or ({LetterReaders.MayRead}))
                """,
                new { letterId, now = time.GetUtcNow(), councils = scope.WholeAuthorities, scope.OwnAuthorities, scope.PersonOrNobody }),
            cancel);
    }
}
