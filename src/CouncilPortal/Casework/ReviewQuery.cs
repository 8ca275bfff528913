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
        var found = await SubmissionUnderReview.Find(connection, scope, submissionId, take: false);
        if (found is null)
        {
            return null;
        }

        var context = await connection.QuerySingleAsync<ContextRow>(
            """
            select r.expectation, d.title as decision_title, d.decided_on,
                case when exists (select 1 from escalations x where x.recommendation_id = r.id) then true else false end as is_escalated
            from recommendations r join decisions d on d.id = r.decision_id
            where r.id = @Id
            """,
            new { found.Case.Action.Id });
        var today = LondonTime.Today(time);
        var submissions = await ActionHistory.Submissions(connection, scope, found.Case.Action.Id);
        var submission = submissions.Single(s => s.Id == submissionId);
        Submission[] earlier = [.. submissions.Where(s => s.Id < submissionId)];
        return new SubmissionReview
        {
            Action = found.Case.Action,
            Expectation = context.Expectation,
            DecisionTitle = context.DecisionTitle,
            DecidedOn = context.DecidedOn,
            Submission = submission,
            Earlier = earlier,
            Events = [.. await ActionHistory.Events(connection, found.Case.Action.Id), .. await ActionHistory.Outcomes(connection, found.Case.Action.Id)],
            DeadlineChanges = await ActionHistory.DeadlineChanges(connection, found.Case.Action.Id),
            OutcomeIfAccepted = OutcomeProposal.For(found.Case.StatesWith(found.IsLate ? RecommendationState.DoneLate : RecommendationState.Done)),
            OutcomeIfNotSatisfied = OutcomeProposal.For(found.Case.StatesWith(RecommendationState.NotDone)),
            Risk = new ReviewRisk
            {
                IsEscalated = context.IsEscalated,
                IsPastDue = found.Case.Action.DueOn < today,
                CameBack = earlier.Any(s => s.Review is not null),
                IsPersonal = found.Case.Action.Kind == RecommendationKind.PersonalRemedy,
                WaitsLong = today.DayNumber - LondonTime.DateOf(submission.SubmittedAt).DayNumber > ReviewRisk.LongWaitDays,
            },
            Today = today,
        };
    }

    private sealed record ContextRow
    {
        public required string? Expectation { get; init; }
        public required string? DecisionTitle { get; init; }
        public required DateOnly DecidedOn { get; init; }
        public required bool IsEscalated { get; init; }
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

    /// <summary>Why it presses.</summary>
    public required ReviewRisk Risk { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether the action was completed after its due date.</summary>
    public bool IsLate => Deadline.IsLate(Submission.DoneOn, Action.DueOn);

    /// <summary>Whether it waits for a review.</summary>
    public bool IsWaiting => Submission.Review is null && Action.State == RecommendationState.EvidenceSubmitted;
}
