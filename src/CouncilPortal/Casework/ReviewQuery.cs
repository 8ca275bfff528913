using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using CouncilPortal.Time;
using Dapper;

namespace CouncilPortal.Casework;

/// <summary>One submission as a caseworker reviews it.</summary>
public sealed class ReviewQuery(PortalDatabase database, TimeProvider time)
{
    /// <summary>The submission with its action and history; null for those who are not caseworkers.</summary>
    public Task<SubmissionReview?> Find(Scope scope, long submissionId, CancellationToken cancel) =>
        database.Read(scope, connection => Find(connection, scope, submissionId), cancel);

    private async Task<SubmissionReview?> Find(ScopedConnection connection, Scope scope, long submissionId)
    {
        var found = await SubmissionUnderReview.Find(connection, scope, submissionId);
        if (found is null)
        {
            return null;
        }

        var context = await connection.QuerySingleAsync<ContextRow>(
            """
            select r.expectation, d.title as decision_title, d.decided_on
            from recommendations r join decisions d on d.id = r.decision_id
            where r.id = @Id
            """,
            new { found.Action.Id });
        var submissions = await ActionHistory.Submissions(connection, found.Action.Id);
        return new SubmissionReview
        {
            Action = found.Action,
            Expectation = context.Expectation,
            DecisionTitle = context.DecisionTitle,
            DecidedOn = context.DecidedOn,
            Submission = submissions.Single(s => s.Id == submissionId),
            Earlier = [.. submissions.Where(s => s.Id < submissionId)],
            Events = await ActionHistory.Events(connection, found.Action.Id),
            DeadlineChanges = await ActionHistory.DeadlineChanges(connection, found.Action.Id),
            OutcomeIfAccepted = OutcomeProposal.For([.. found.Others, found.IsLate ? RecommendationState.DoneLate : RecommendationState.Done]),
            OutcomeIfNotSatisfied = OutcomeProposal.For([.. found.Others, RecommendationState.NotDone]),
            Today = LondonTime.Today(time),
        };
    }

    private sealed record ContextRow
    {
        public required string? Expectation { get; init; }
        public required string? DecisionTitle { get; init; }
        public required DateOnly DecidedOn { get; init; }
    }
}

/// <summary>A submission side by side with what was agreed.</summary>
public sealed record SubmissionReview
{
    /// <summary>The action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>What the Ombudsman expects as evidence.</summary>
    public required string? Expectation { get; init; }

    /// <summary>The decision's title.</summary>
    public required string? DecisionTitle { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>What was submitted, with its files, and its review once there is one.</summary>
    public required Submission Submission { get; init; }

    /// <summary>What was submitted before, the latest first.</summary>
    public required IReadOnlyList<Submission> Earlier { get; init; }

    /// <summary>Every change of state.</summary>
    public required IReadOnlyList<ActionEvent> Events { get; init; }

    /// <summary>Every change of the due date.</summary>
    public required IReadOnlyList<DeadlineChange> DeadlineChanges { get; init; }

    /// <summary>The compliance outcome to propose if it is accepted; null while other actions of the decision are unsettled.</summary>
    public required ComplianceOutcome? OutcomeIfAccepted { get; init; }

    /// <summary>The compliance outcome to propose if it does not satisfy; null while other actions of the decision are unsettled.</summary>
    public required ComplianceOutcome? OutcomeIfNotSatisfied { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the action was completed after its due date.</summary>
    public bool IsLate => Deadline.IsLate(Submission.DoneOn, Action.DueOn);

    /// <summary>Whether it waits for a review.</summary>
    public bool IsWaiting => Submission.Review is null && Action.State == RecommendationState.EvidenceSubmitted;
}
