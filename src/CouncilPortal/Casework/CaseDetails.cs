using CouncilPortal.Compliance;

namespace CouncilPortal.Casework;

/// <summary>One action as a caseworker works on it, with its whole history.</summary>
public sealed record CaseDetails
{
    /// <summary>The action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>What the Ombudsman expects as evidence.</summary>
    public required string? Expectation { get; init; }

    /// <summary>The decision's title.</summary>
    public required string? DecisionTitle { get; init; }

    /// <summary>When it was decided, or for a draft when it is to be.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Whether the decision is a draft.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>The decision's other actions for the council.</summary>
    public required IReadOnlyList<ActionRow> Others { get; init; }

    /// <summary>Every change of state, escalation and outcome.</summary>
    public required IReadOnlyList<ActionEvent> Events { get; init; }

    /// <summary>Every change of the due date.</summary>
    public required IReadOnlyList<DeadlineChange> DeadlineChanges { get; init; }

    /// <summary>Every submission, the latest first.</summary>
    public required IReadOnlyList<Submission> Submissions { get; init; }

    /// <summary>The council's request for another date that waits; null: none.</summary>
    public required DeadlineRequest? Request { get; init; }

    /// <summary>What council and caseworkers wrote to each other, the earliest first.</summary>
    public required IReadOnlyList<CaseMessage> Messages { get; init; }

    /// <summary>When it was last taken to the chief executive; null: never.</summary>
    public required DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The outcome that counts; null: none yet.</summary>
    public required StandingOutcome? Outcome { get; init; }

    /// <summary>The caseworker who has the case; null: nobody.</summary>
    public required long? OwnerId { get; init; }

    /// <summary>Who can have it.</summary>
    public required IReadOnlyList<Colleague> Caseworkers { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The submission that waits for a review; null: none.</summary>
    public Submission? Waiting =>
        Action.State == RecommendationState.EvidenceSubmitted ? Submissions.FirstOrDefault(s => s.Review is null) : null;

    /// <summary>The outcome that follows if this action is recorded as not done; null while others are unsettled.</summary>
    public ComplianceOutcome? OutcomeIfNotDone => OutcomeProposal.For(With(RecommendationState.NotDone));

    /// <summary>The outcome that follows if this recommendation is withdrawn; null while others are unsettled or where nothing is left.</summary>
    public ComplianceOutcome? OutcomeIfWithdrawn => OutcomeProposal.For(With(RecommendationState.Withdrawn));

    /// <summary>The outcome that follows from the states as they are; null while any is unsettled or where nothing is left.</summary>
    public ComplianceOutcome? OutcomeNow => OutcomeProposal.For(With(Action.State));

    private RecommendationState[] With(RecommendationState state) => [.. Others.Select(o => o.State), state];
}

/// <summary>A council's request for another date.</summary>
public sealed record DeadlineRequest
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The date that the council proposes.</summary>
    public required DateOnly ProposedDate { get; init; }

    /// <summary>Its reason.</summary>
    public required string Reason { get; init; }

    /// <summary>When it asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedByName { get; init; }
}

/// <summary>A message between a council and its caseworkers.</summary>
public sealed record CaseMessage
{
    /// <summary>Whether a caseworker wrote it.</summary>
    public required bool IsReply { get; init; }

    /// <summary>What it says.</summary>
    public required string Body { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }
}
