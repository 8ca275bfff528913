using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>The letters that everybody may read: from the instant of their publication, whoever asks.</summary>
public sealed class PublicLettersQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The authority's published letters and those of the authorities that it took over from, latest first.</summary>
    public Task<IReadOnlyList<LetterSummary>> Of(Scope scope, long authorityId, CancellationToken cancel) =>
        database.Read<IReadOnlyList<LetterSummary>>(
            scope,
            async connection =>
            [
                .. await connection.QueryAsync<LetterSummary>(
                    $"""
                    select {LetterReaders.SummaryColumns}
                    from letters l
                    join authorities a on a.id = l.authority_id
                    where l.published_at <= @now
                        and (l.authority_id = @authorityId
                            or l.authority_id in (select s.authority_id from authority_successors s where s.successor_id = @authorityId))
                    order by l.year desc, a.slug
                    """,
                    new { authorityId, now = time.GetUtcNow() }),
            ],
            cancel);

    /// <summary>The authority's letter of the year; null where there is none or it is not published yet.</summary>
    public Task<Letter?> Find(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel) =>
        database.Read(
            scope,
            async connection =>
            {
                var letter = await connection.QuerySingleOrDefaultAsync<Letter?>(
                    $"""
                    select {LetterReaders.Columns}
                    from letters l
                    join authorities a on a.id = l.authority_id
                    where l.published_at <= @now and l.authority_id = @authorityId and l.year = @year
                    """,
                    new { authorityId, year = year.ToString(), now = time.GetUtcNow() });
                return letter is null ? null : letter with { Replaced = await ReplacedLetters.Of(connection, letter.Id) };
            },
            cancel);
}
