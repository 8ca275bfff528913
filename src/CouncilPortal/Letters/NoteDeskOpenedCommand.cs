using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.Letters;

/// <summary>Records what a publisher opens at the desk of letters, issued or to be, before their publication.</summary>
public sealed class NoteDeskOpenedCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records that one authority's letter was opened, and returns whether: nothing is recorded once year and letter are public, nor for those who are no publishers.</summary>
    /// <param name="scope">Who opened it.</param>
    /// <param name="year">The letter's year.</param>
    /// <param name="slug">The authority's part of addresses.</param>
    /// <param name="what">Where: "letter at the desk".</param>
    /// <param name="isForm">Whether a form was sent from the page, which belongs to its opening.</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<bool> Letter(Scope scope, ReportingYear year, string slug, string what, bool isForm, CancellationToken cancel) =>
        Opened(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                var found = await connection.QuerySingleOrDefaultAsync<(long Authority, long? Letter)?>(
                    """
                    select a.id, l.id
                    from authorities a
                    join reporting_years y on y.year = @year
                    left join letters l on l.authority_id = a.id and l.year = y.year
                    where a.slug = @slug and (y.public_from is null or y.public_from > @now or l.published_at > @now)
                    """,
                    new { year = year.ToString(), slug, now });
                if (found is not { } opened)
                {
                    return false;
                }

                var opening = new EmbargoOpening { Year = year.ToString(), AuthorityId = opened.Authority, LetterId = opened.Letter, What = what };
                return isForm ? await EmbargoOpenings.NoteForm(connection, scope, now, opening) : await EmbargoOpenings.Note(connection, scope, now, opening);
            },
            cancel);

    /// <summary>Records that the list of a year's letters was opened, which says of many what stands out: one row without an authority. Returns whether it was recorded.</summary>
    public Task<bool> List(Scope scope, ReportingYear year, CancellationToken cancel) =>
        Opened(
            scope,
            async connection =>
            {
                var now = time.GetUtcNow();
                return await connection.QuerySingleAsync<long>(
                        "select count(*) from reporting_years y where y.year = @year and (y.public_from is null or y.public_from > @now)", new { year = year.ToString(), now }) > 0
                    && await EmbargoOpenings.Note(connection, scope, now, new EmbargoOpening { Year = year.ToString(), AuthorityId = null, LetterId = null, What = "list of the year’s letters" });
            },
            cancel);

    private Task<bool> Opened(Scope scope, Func<ScopedConnection, Task<bool>> note, CancellationToken cancel) =>
        LetterTemplateQuery.MayWrite(scope) && scope.PersonId is not null ? database.Transact(scope, note, cancel) : Task.FromResult(false);
}
