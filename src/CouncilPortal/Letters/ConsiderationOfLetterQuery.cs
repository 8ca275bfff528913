using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>
/// How councils' committees consider annual review letters. Once a letter is public everybody may know the committee, its
/// meeting and the minutes; what it decided is for the council's own people and the Ombudsman's publishers. Before, the
/// council's officers see what they recorded of a letter that was issued, and its members nothing.
/// </summary>
public sealed class ConsiderationOfLetterQuery(PortalDatabase database, TimeProvider time)
{
    private const string MaySee =
        """
        exists (select 1 from letters l where l.authority_id = c.authority_id and l.year = c.year and l.issued_at <= @now
            and (@All or c.authority_id in @OwnAuthorities
                or (l.published_at <= @now and (c.kind = 'meeting' or c.authority_id in @WholeAuthorities))))
        """;

    /// <summary>What counts for the letter of that council and year; null where nothing is recorded, or not for these eyes.</summary>
    public async Task<LetterConsideration?> Find(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel) =>
        LetterConsideration.Of(await Recorded(scope, authorityId, year.ToString(), cancel));

    /// <summary>The same of all letters of a council, by the year as stored; a letter of which nothing is recorded is left out.</summary>
    public async Task<IReadOnlyDictionary<string, LetterConsideration>> All(Scope scope, long authorityId, CancellationToken cancel) =>
        (await Recorded(scope, authorityId, null, cancel))
            .GroupBy(f => f.Year)
            .Select(f => (Year: f.Key, Latest: LetterConsideration.Of(f)))
            .Where(f => f.Latest is not null)
            .ToDictionary(f => f.Year, f => f.Latest!);

    /// <summary>Everything that was recorded of the letter, in its order: for those who record it, and the Ombudsman's publishers.</summary>
    public Task<IReadOnlyList<ConsiderationFact>> History(Scope scope, long authorityId, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.OwnAuthorities.Contains(authorityId) || scope.SeesUnpublishedYears
            ? Recorded(scope, authorityId, year.ToString(), cancel)
            : Task.FromResult<IReadOnlyList<ConsiderationFact>>([]);
    }

    private Task<IReadOnlyList<ConsiderationFact>> Recorded(Scope scope, long authorityId, string? year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return database.Read(scope, connection => Recorded(connection, scope, authorityId, year, time.GetUtcNow()), cancel);
    }

    internal static async Task<IReadOnlyList<ConsiderationFact>> Recorded(ScopedConnection connection, Scope scope, long authorityId, string? year, DateTimeOffset now) =>
        (await connection.QueryAsync<ConsiderationFact>(
            $"""
            select {ConsiderationFact.Columns}
            from letter_considerations c
            where c.authority_id = @authorityId {(year is null ? "" : "and c.year = @year")} and {MaySee}
            order by c.year, c.number
            """,
            new { authorityId, year, now, All = scope.SeesUnpublishedYears, scope.OwnAuthorities, scope.WholeAuthorities })).AsList();
}
