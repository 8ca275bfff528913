using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>A letter as the publisher sees it once it is issued.</summary>
public sealed record IssuedOnDesk
{
    /// <summary>The letter with its earlier issues; null: it is not issued yet.</summary>
    public required Letter? Letter { get; init; }

    /// <summary>Its text as it is stored, to compare with what would be issued now.</summary>
    public required string? Stored { get; init; }

    /// <summary>From when the year is public; null: not set.</summary>
    public required DateTimeOffset? PublicFrom { get; init; }
}

/// <summary>Issued letters, for publishers.</summary>
public sealed class IssuedLetterQuery(PortalDatabase database)
{
    /// <summary>The authority's letter of the year, issued or not; null for those who are no publishers.</summary>
    public Task<IssuedOnDesk?> Find(Scope scope, ReportingYear year, string slug, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope)
            ? database.Read<IssuedOnDesk?>(
                scope,
                async c =>
                {
                    var at = new { slug, year = year.ToString() };
                    var letter = await c.QuerySingleOrDefaultAsync<Letter?>(
                        $"select {LetterReaders.Columns} from letters l join authorities a on a.id = l.authority_id where a.slug = @slug and l.year = @year", at);
                    return new IssuedOnDesk
                    {
                        Letter = letter is null ? null : letter with { Replaced = await ReplacedLetters.Of(c, letter.Id) },
                        Stored = await c.QuerySingleOrDefaultAsync<string?>("select l.body from letters l join authorities a on a.id = l.authority_id where a.slug = @slug and l.year = @year", at),
                        PublicFrom = await LetterDeskQuery.PublicFrom(c, year),
                    };
                },
                cancel)
            : Task.FromResult<IssuedOnDesk?>(null);
}
