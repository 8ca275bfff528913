using System.Globalization;
using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>The reviews as publishers work on them. Nobody else finds one here.</summary>
public sealed class ReviewDeskQuery(PortalDatabase database)
{
    private const string Rows =
        """
        select y.year, y.public_from as year_public_from, r.public_from as own_public_from, coalesce(r.version, 0) as version, r.written_at, t.at, t.by_name,
            case when exists (select 1 from annual_averages v where v.year = y.year and v.type = 'England')
                or exists (select 1 from national_statistics n where n.year = y.year) then true else false end as has_figures
        from reporting_years y
        left join national_reviews r on r.year = y.year
        left join national_review_texts t on t.year = r.year and t.version = r.version
        """;

    /// <summary>Every reporting year, the latest first.</summary>
    public Task<IReadOnlyList<ReviewRow>> All(Scope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.SeesUnpublishedYears
            ? Task.FromResult<IReadOnlyList<ReviewRow>>([])
            : database.Read<IReadOnlyList<ReviewRow>>(scope, async c => (await c.QueryAsync<ReviewRow>($"{Rows} order by y.year desc")).AsList(), cancel);
    }

    /// <summary>The review of the year with what the publisher has typed; null for a year that the portal does not know.</summary>
    public Task<ReviewDesk?> Find(Scope scope, ReportingYear year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.SeesUnpublishedYears ? Task.FromResult<ReviewDesk?>(null) : database.Read(scope, c => Find(c, scope, year.ToString()), cancel);
    }

    /// <summary>The blocks of a version; null where there is no such version.</summary>
    public async Task<IReadOnlyList<ReviewBlock>?> Text(Scope scope, ReportingYear year, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var stored = !scope.SeesUnpublishedYears ? null : await database.Read(scope, c => Blocks(c, year.ToString(), version), cancel);
        return stored is null ? null : ReviewBlock.Read(stored);
    }

    internal static Task<string?> Blocks(ScopedConnection connection, string year, int version) => connection.QuerySingleOrDefaultAsync<string?>(
        "select t.blocks from national_review_texts t where t.year = @year and t.version = @version", new { year, version });

    internal static Task<string?> Latest(ScopedConnection connection, string year) => connection.QuerySingleOrDefaultAsync<string?>(
        "select t.blocks from national_reviews r join national_review_texts t on t.year = r.year and t.version = r.version where r.year = @year", new { year });

    private static async Task<ReviewDesk?> Find(ScopedConnection connection, Scope scope, string year)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ReviewRow?>($"{Rows} where y.year = @year", new { year });
        if (row is null)
        {
            return null;
        }

        var blocks = await Blocks(connection, year, row.Version);
        var draft = await FormDrafts.Find(connection, scope, KeepReviewDraftCommand.Subject(year));
        return new ReviewDesk
        {
            Row = row,
            Blocks = blocks is null ? [] : ReviewBlock.Read(blocks),
            Versions = (await connection.QueryAsync<ReviewVersion>(
                "select t.version, t.taken_up, t.at, t.by_name from national_review_texts t where t.year = @year order by t.version desc", new { year })).AsList(),
            Draft = draft.Count == 0
                ? null
                : new ReviewDraft { Seen = int.Parse(draft[KeepReviewDraftCommand.Seen], CultureInfo.InvariantCulture), Blocks = ReviewBlock.Read(draft[KeepReviewDraftCommand.Typed]) },
        };
    }
}
