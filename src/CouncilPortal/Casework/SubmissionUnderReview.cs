using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What a review turns on: the submission and its case.</summary>
internal sealed record SubmissionUnderReview
{
    public required long Id { get; init; }

    public required CaseUnderWork Case { get; init; }

    public required string Reference { get; init; }

    public required DateOnly DoneOn { get; init; }

    public required bool IsReviewed { get; init; }

    public bool IsLate => Deadline.IsLate(DoneOn, Case.Action.DueOn);

    /// <summary>The submission as it is now; null for those who are not caseworkers.</summary>
    public static async Task<SubmissionUnderReview?> Find(ScopedConnection connection, Scope scope, long submissionId, bool take)
    {
        if (!scope.IsOmbudsman(Role.Caseworker)
            || await connection.QuerySingleOrDefaultAsync<long?>("select s.recommendation_id from submissions s where s.id = @submissionId", new { submissionId }) is not { } action)
        {
            return null;
        }

        var found = take ? await CaseUnderWork.Take(connection, scope, action) : await CaseUnderWork.Read(connection, action);
        var row = await connection.QuerySingleAsync<Row>(
            """
            select s.reference, s.done_on, exists (select 1 from reviews v where v.submission_id = s.id) as is_reviewed
            from submissions s where s.id = @submissionId
            """,
            new { submissionId });
        return new SubmissionUnderReview { Id = submissionId, Case = found!, Reference = row.Reference, DoneOn = row.DoneOn, IsReviewed = row.IsReviewed };
    }

    private sealed record Row
    {
        public required string Reference { get; init; }
        public required DateOnly DoneOn { get; init; }
        public required bool IsReviewed { get; init; }
    }
}
