using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;

namespace CouncilPortal.NationalReviews;

/// <summary>The reviews that everybody reads: from their instant, and the same for every scope.</summary>
public sealed class NationalReviewQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The review of the year; null where there is none or it is not public yet.</summary>
    public async Task<NationalReview?> Find(Scope scope, ReportingYear year, CancellationToken cancel)
    {
        var row = await database.Read(
            scope,
            connection => connection.QuerySingleOrDefaultAsync<Row?>(
                """
                select t.blocks, t.at, r.written_at, r.public_from as own, y.public_from as of_year
                from national_reviews r
                join reporting_years y on y.year = r.year
                join national_review_texts t on t.year = r.year and t.version = r.version
                where r.year = @year and y.public_from <= @now and (r.public_from is null or r.public_from <= @now)
                """,
                new { year = year.ToString(), now = time.GetUtcNow() }),
            cancel);
        if (row is null)
        {
            return null;
        }

        var published = ReviewInstant.Since(ReviewInstant.Of(row.OfYear, row.Own)!.Value, row.WrittenAt);
        return new NationalReview { Blocks = ReviewBlock.Read(row.Blocks), PublicFrom = published, ChangedAt = row.At > published ? row.At : null };
    }

    private sealed record Row
    {
        public required string Blocks { get; init; }

        public required DateTimeOffset At { get; init; }

        public required DateTimeOffset WrittenAt { get; init; }

        public required DateTimeOffset? Own { get; init; }

        public required DateTimeOffset? OfYear { get; init; }
    }
}
