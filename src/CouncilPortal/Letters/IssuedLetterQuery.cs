using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A letter as the publisher sees it once it is issued.</summary>
public sealed class IssuedLetterQuery(PortalDatabase database)
{
    /// <summary>The letter with its earlier issues, its text as it is stored, and from when the year is public; nothing for those who are no publishers.</summary>
    public Task<(Letter? Letter, string? Stored, DateTimeOffset? PublicFrom)> Find(Scope scope, ReportingYear year, string slug, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read(
                scope,
                async c =>
                {
                    var at = new { slug, year = year.ToString() };
                    var letter = await c.QuerySingleOrDefaultAsync<Letter?>(
                        $"select {LetterReaders.Columns} from letters l join authorities a on a.id = l.authority_id where a.slug = @slug and l.year = @year", at);
                    return (
                        letter is null ? null : letter with { Replaced = await ReplacedLetters.Of(c, letter.Id) },
                        await c.QuerySingleOrDefaultAsync<string?>("select l.body from letters l join authorities a on a.id = l.authority_id where a.slug = @slug and l.year = @year", at),
                        await c.QuerySingleOrDefaultAsync<DateTimeOffset?>("select y.public_from from reporting_years y where y.year = @year", at));
                },
                cancel)
            : Task.FromResult<(Letter?, string?, DateTimeOffset?)>((null, null, null));
}
