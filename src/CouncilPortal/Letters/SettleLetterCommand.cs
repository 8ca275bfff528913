using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>What a publisher settles for one council's letter.</summary>
public sealed record SettleLetter
{
    /// <summary>The year.</summary>
    public required ReportingYear Year { get; init; }

    /// <summary>The council.</summary>
    public required string Slug { get; init; }

    /// <summary>How often it was changed when the publisher saw it.</summary>
    public required int Version { get; init; }

    /// <summary>To whom it is addressed; blank: to whoever is the chief executive here.</summary>
    public required string? Addressee { get; init; }

    /// <summary>What is written to this council alone, as Markdown; blank: nothing.</summary>
    public required string? Paragraph { get; init; }

    /// <summary>Whether what asks for a look was looked at.</summary>
    public required bool IsLookedAt { get; init; }
}

/// <summary>Settles addressee and personal paragraph of one letter, and that it was looked at. What is issued changes by a reissue alone.</summary>
public sealed class SettleLetterCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>The id of the addressee's field.</summary>
    public const string AddresseeField = "letter-addressee";

    /// <summary>The id of the paragraph's field.</summary>
    public const string ParagraphField = "letter-paragraph";

    private const int LongestAddressee = 200;
    private const int LongestParagraph = 3_000;

    /// <summary>Keeps it; an instruction for each field that is wrong; stale where somebody else changed it meanwhile.</summary>
    public async Task<CommandResult> Settle(Scope scope, SettleLetter input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (!LetterTemplateQuery.MayWrite(scope))
        {
            return CommandResult.NotFound;
        }

        var errors = new Dictionary<string, string>();
        if (input.Addressee?.Length > LongestAddressee)
        {
            errors[AddresseeField] = $"Shorten the addressee to {LongestAddressee} characters";
        }

        if (input.Paragraph?.Length > LongestParagraph)
        {
            errors[ParagraphField] = $"Shorten the paragraph to {LongestParagraph:#,0} characters; it has {input.Paragraph.Length:#,0}";
        }

        return errors.Count > 0 ? CommandResult.Invalid(errors) : await database.Transact(scope, c => Settle(c, scope, input), cancel);
    }

    private async Task<CommandResult> Settle(ScopedConnection connection, Scope scope, SettleLetter input)
    {
        var now = time.GetUtcNow();
        var at = new
        {
            year = input.Year.ToString(),
            input.Slug,
            input.Version,
            addressee = Blank(input.Addressee),
            paragraph = Blank(input.Paragraph),
            looked = input.IsLookedAt ? now : (DateTimeOffset?)null,
            lookedBy = input.IsLookedAt ? scope.Name : null,
            now,
            scope.PersonId,
            scope.Name,
        };
        var authority = await connection.QuerySingleOrDefaultAsync<long?>(
            "select s.authority_id from annual_statistics s join authorities a on a.id = s.authority_id where a.slug = @Slug and s.year = @year", at);
        if (authority is null)
        {
            return CommandResult.NotFound;
        }

        var kept = await connection.ExecuteAsync(
            $"""
            insert into letter_drafts (authority_id, year, addressee, paragraph, looked_at, looked_by_name, version, changed_at, changed_by, changed_by_name)
            select {authority}, @year, @addressee, @paragraph, @looked, @lookedBy, 1, @now, @PersonId, @Name where true
            on conflict (authority_id, year) do update set addressee = excluded.addressee, paragraph = excluded.paragraph, looked_at = excluded.looked_at,
                looked_by_name = excluded.looked_by_name, version = letter_drafts.version + 1, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name
            where letter_drafts.version = @Version
            """,
            at);
        if (kept == 0)
        {
            return CommandResult.Stale("Somebody else has changed this letter meanwhile. Nothing was saved. Compare what you typed with what the page shows now, then save again.");
        }

        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "letter prepared", Subject = $"letter {input.Year} to authority {authority}", AuthorityId = null, Detail = null });
        return CommandResult.Done;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
