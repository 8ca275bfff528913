using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>Records that a publisher has opened the review of a year, or the national figures beside it, before they are public.</summary>
public sealed class NoteReviewOpenedCommand(PortalDatabase database, TimeProvider time)
{
    /// <summary>Records it, without an authority, and returns whether: nothing is recorded once figures and review are public, nor for those who are no publishers.</summary>
    /// <param name="scope">Who opened it.</param>
    /// <param name="year">The year.</param>
    /// <param name="what">Where: "national review at the desk".</param>
    /// <param name="isForm">Whether a form was sent from the page, which belongs to its opening.</param>
    /// <param name="cancel">Breaks it off.</param>
    public Task<bool> Note(Scope scope, ReportingYear year, string what, bool isForm, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.SeesUnpublishedYears || scope.PersonId is null
            ? Task.FromResult(false)
            : database.Transact(
                scope,
                async connection =>
                {
                    var (now, opening) = (time.GetUtcNow(), new EmbargoOpening { Year = year.ToString(), AuthorityId = null, LetterId = null, What = what });
                    return await IsKeptBack(connection, opening.Year, now)
                        && await (isForm ? EmbargoOpenings.NoteForm(connection, scope, now, opening) : EmbargoOpenings.Note(connection, scope, now, opening));
                },
                cancel);
    }

    private static async Task<bool> IsKeptBack(ScopedConnection connection, string year, DateTimeOffset now) =>
        await connection.QuerySingleAsync<long>(
            """
            select count(*) from reporting_years y
            left join national_reviews r on r.year = y.year
            where y.year = @year and (y.public_from is null or y.public_from > @now or r.public_from > @now)
            """,
            new { year, now }) > 0;
}
