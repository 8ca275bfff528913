using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>What a review turns on: the submission, its action, and where the decision's other actions for the council stand.</summary>
internal sealed record SubmissionUnderReview
{
    public required ActionRow Action { get; init; }

    public required long DecisionId { get; init; }

    public required string Reference { get; init; }

    public required DateOnly DoneOn { get; init; }

    public required bool IsReviewed { get; init; }

    public required IReadOnlyList<RecommendationState> Others { get; init; }

    public bool IsLate => Deadline.IsLate(DoneOn, Action.DueOn);

    /// <summary>The submission as it is now; null for those who are not caseworkers.</summary>
    public static async Task<SubmissionUnderReview?> Find(ScopedConnection connection, Scope scope, long submissionId)
    {
        if (!scope.IsOmbudsman(Role.Caseworker))
        {
            return null;
        }

        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select s.recommendation_id, r.decision_id, r.authority_id, s.reference, s.done_on,
                exists (select 1 from reviews v where v.submission_id = s.id) as is_reviewed
            from submissions s join recommendations r on r.id = s.recommendation_id
            where s.id = @submissionId
            """,
            new { submissionId });
        if (row is null)
        {
            return null;
        }

        var others = await connection.QueryAsync<string>(
            "select o.state from recommendations o where o.decision_id = @DecisionId and o.authority_id = @AuthorityId and o.id <> @RecommendationId",
            new { row.DecisionId, row.AuthorityId, row.RecommendationId });
        return new SubmissionUnderReview
        {
            Action = await connection.QuerySingleAsync<ActionRow>(
                $"select {ActionRow.Columns} from {ActionRow.Tables} where r.id = @RecommendationId", new { row.RecommendationId }),
            DecisionId = row.DecisionId,
            Reference = row.Reference,
            DoneOn = row.DoneOn,
            IsReviewed = row.IsReviewed,
            Others = [.. others.Select(RecommendationStates.Parse)],
        };
    }

    /// <summary>Reviews of one decision and council take turns, so that exactly one of two last ones sees that it is the last.</summary>
    public static Task TakeTurn(ScopedConnection connection, long submissionId) =>
        connection.ExecuteAsync(
            """
            update decision_authorities set decided_on = decided_on
            where exists (
                select 1 from submissions s join recommendations r on r.id = s.recommendation_id
                where s.id = @submissionId and r.decision_id = decision_authorities.decision_id and r.authority_id = decision_authorities.authority_id)
            """,
            new { submissionId });

    private sealed record Row
    {
        public required long RecommendationId { get; init; }
        public required long DecisionId { get; init; }
        public required long AuthorityId { get; init; }
        public required string Reference { get; init; }
        public required DateOnly DoneOn { get; init; }
        public required bool IsReviewed { get; init; }
    }
}
