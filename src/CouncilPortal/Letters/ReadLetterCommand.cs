using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Opens a letter of the person's own council. Opening one under embargo is recorded.</summary>
public sealed class ReadLetterCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>
    /// The letter of the year. <paramref name="slug"/> says of which council, for people who have several; empty, of the
    /// first. Null where there is none that the person may read.
    /// </summary>
    public Task<Letter?> Read(Scope scope, ReportingYear year, string slug, CancellationToken cancel) => Read(scope, year, slug, "letter", cancel);

    /// <inheritdoc cref="Read(Scope, ReportingYear, string, CancellationToken)"/>
    /// <param name="scope">Who reads.</param>
    /// <param name="year">The letter's year.</param>
    /// <param name="slug">The council's part of addresses, or empty.</param>
    /// <param name="form">How it is read: "letter", "letter as PDF".</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<Letter?> Read(Scope scope, ReportingYear year, string slug, string form, CancellationToken cancel) => Read(scope, year, slug, form, isForm: false, cancel);

    /// <summary>The letter as <see cref="Read(Scope, ReportingYear, string, CancellationToken)"/> finds it, where a form was sent from its page: that belongs to the opening in the hour before, and is recorded where there was none.</summary>
    public Task<Letter?> ReadWithForm(Scope scope, ReportingYear year, string slug, CancellationToken cancel) => Read(scope, year, slug, "letter", isForm: true, cancel);

    private Task<Letter?> Read(Scope scope, ReportingYear year, string slug, string form, bool isForm, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var now = time.GetUtcNow();
        return database.Transact(
            scope,
            async connection =>
            {
                var letter = await connection.QueryFirstOrDefaultAsync<Letter?>(
                    $"""
                    select {LetterReaders.Columns}
                    from letters l
                    join authorities a on a.id = l.authority_id
                    where l.year = @year and (@slug = '' or a.slug = @slug) and {LetterReaders.MayRead}
                    order by a.id
                    limit 1
                    """,
                    new { year = year.ToString(), slug, councils = scope.WholeAuthorities, scope.OwnAuthorities, scope.PersonOrNobody, now });
                if (letter is null)
                {
                    return null;
                }

                if (scope.PersonId is not null)
                {
                    await connection.ExecuteAsync(
                        "insert into letter_reads (letter_id, person_id, first_read_at) values (@Id, @PersonId, @now) on conflict do nothing",
                        new { letter.Id, scope.PersonId, now });
                }

                var opening = new EmbargoOpening { Year = letter.Year, AuthorityId = letter.AuthorityId, LetterId = letter.Id, What = form };
                if (letter.IsEmbargoed(now)
                    && await (isForm ? EmbargoOpenings.NoteForm(connection, scope, now, opening) : EmbargoOpenings.Note(connection, scope, now, opening)))
                {
                    await AuditTrail.Write(connection, scope, now, new AuditEntry
                    {
                        Action = "letter read under embargo",
                        Subject = $"letter {letter.Id}",
                        AuthorityId = letter.AuthorityId,
                        Detail = $"Annual review letter {letter.Year}{(form == "letter" ? "" : $", {form}")}",
                    });
                }

                return letter with { Replaced = await ReplacedLetters.Of(connection, letter.Id) };
            },
            cancel);
    }
}
