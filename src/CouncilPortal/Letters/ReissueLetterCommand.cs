using CouncilPortal.Audit;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Issues a letter anew, from the figures and the wording as they stand now, for a reason. The earlier one is kept.</summary>
public sealed class ReissueLetterCommand(PortalDatabase database, PortalAddress address, TimeProvider time)
{
    /// <summary>The id of the reason's field.</summary>
    public const string Field = "reissue-reason";

    private const int LongestReason = 500;

    /// <summary>Issues it anew and tells the council's officers. Refused where it would read as it does, or was brought in as it was sent.</summary>
    /// <param name="scope">A publisher.</param>
    /// <param name="year">The letter's year.</param>
    /// <param name="slug">The authority's part of addresses.</param>
    /// <param name="version">The letter's <see cref="Letter.Version"/> as the publisher saw it.</param>
    /// <param name="reason">Why; whoever reads the letter reads it too.</param>
    /// <param name="cancel">Breaks it off.</param>
    public async Task<CommandResult> Reissue(Scope scope, ReportingYear year, string slug, int version, string? reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!LetterTemplateQuery.MayWrite(scope))
        {
            return CommandResult.NotFound;
        }

        return string.IsNullOrWhiteSpace(reason) ? CommandResult.Invalid(Field, "Enter why the letter is issued anew: whoever reads it reads that too")
            : reason.Length > LongestReason ? CommandResult.Invalid(Field, $"Shorten the reason to {LongestReason} characters; it has {reason.Length}")
            : await database.Transact(scope, c => Reissue(c, scope, year, slug, version, reason.Trim()), cancel);
    }

    private async Task<CommandResult> Reissue(ScopedConnection connection, Scope scope, ReportingYear year, string slug, int version, string reason)
    {
        var now = time.GetUtcNow();
        var old = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select l.id, l.authority_id, l.format, l.version, l.body, l.published_at from letters l join authorities a on a.id = l.authority_id
            where a.slug = @slug and l.year = @year
            """,
            new { slug, year = year.ToString() });
        if (old is null)
        {
            return CommandResult.NotFound;
        }

        if (old.Format != "markdown")
        {
            return CommandResult.Refused("This letter was brought in as it was sent. Bring the corrected one in.");
        }

        if (old.Version != version)
        {
            return CommandResult.Stale("The letter was issued anew meanwhile. This is how it stands now.");
        }

        var letter = (await LetterDeskQuery.Letters(connection, scope, year, old.AuthorityId, await LetterTemplateQuery.Latest(connection, year), now)).SingleOrDefault();
        if (letter is null || letter.Composed.Problems.Count > 0)
        {
            return CommandResult.Refused(letter is null ? "There are no figures of the year any more to write it from." : $"It cannot be written: {letter.Composed.Problems[0]}.");
        }

        if (letter.Composed.Body == old.Body)
        {
            return CommandResult.Refused("It would read exactly as it does: correct the figures, the wording or the paragraph first.");
        }

        await connection.ExecuteAsync(
            """
            insert into replaced_letters (letter_id, version, issued_at, addressee, body, facts, replaced_at, replaced_by, replaced_by_name, reason)
            select l.id, l.version, coalesce(l.reissued_at, l.issued_at), l.addressee, l.body, l.facts, @now, @PersonId, @Name, @reason from letters l where l.id = @Id
            """,
            new { old.Id, now, scope.PersonId, scope.Name, reason });
        await connection.ExecuteAsync(
            """
            update letters set body = @Body, addressee = @Addressee, facts = @facts, version = version + 1, reissued_at = @now, reissue_reason = @reason where id = @Id
            """,
            new { old.Id, letter.Composed.Body, letter.Addressee, facts = LetterSnapshot.Write(letter.Subject.Facts), now, reason });
        await AuditTrail.Write(connection, scope, now, new AuditEntry { Action = "letter issued anew", Subject = $"letter {old.Id}", AuthorityId = old.AuthorityId, Detail = $"version {version + 1}" });
        var issued = new IssuedLetter { Id = old.Id, Year = year.ToString(), Authority = letter.Subject.Name, Slug = slug, PublishedAt = old.PublishedAt, IsPublic = old.PublishedAt <= now };
        var recipients = await LetterRecipients.Of(connection, [old.AuthorityId], now);
        await Outbox.QueueAll(connection, now, [.. recipients[old.AuthorityId].Select(to => (LetterMail.Reissued(address, issued, version + 1, to), now))]);
        return CommandResult.Done;
    }

    private sealed record Row
    {
        public required long Id { get; init; }
        public required long AuthorityId { get; init; }
        public required string Format { get; init; }
        public required int Version { get; init; }
        public required string Body { get; init; }
        public required DateTimeOffset PublishedAt { get; init; }
    }
}
