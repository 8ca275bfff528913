namespace CouncilPortal.Compliance;

/// <summary>One action with its full history.</summary>
public sealed record ActionDetails
{
    /// <summary>The action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>What else is known of it and its decision.</summary>
    public required ActionContext Context { get; init; }

    /// <summary>Every change of state, the earliest first.</summary>
    public required IReadOnlyList<ActionEvent> Events { get; init; }

    /// <summary>Every change of the due date, the earliest first.</summary>
    public required IReadOnlyList<DeadlineChange> DeadlineChanges { get; init; }

    /// <summary>Every submission with its files and review, the latest first.</summary>
    public required IReadOnlyList<Submission> Submissions { get; init; }

    /// <summary>Whether the reader may log evidence now.</summary>
    public required bool CanLog { get; init; }

    /// <summary>Whom the reader may assign it to; empty for those who may not assign.</summary>
    public required IReadOnlyList<Colleague> Assignable { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The latest request for more evidence, while it stands.</summary>
    public Review? MoreWanted =>
        Action.State == RecommendationState.MoreEvidenceNeeded && Submissions is [{ Review: { Decision: ReviewDecision.MoreWanted } review }, ..] ? review : null;
}

/// <summary>The action's surroundings.</summary>
public sealed record ActionContext
{
    /// <summary>What the Ombudsman expects as evidence.</summary>
    public required string? Expectation { get; init; }

    /// <summary>The decision's title, where the reader may see it.</summary>
    public required string? DecisionTitle { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>When the decision was or will be published; null: not.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>When a draft of evidence was last saved; null: none waits.</summary>
    public required DateTimeOffset? DraftSavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public required string? DraftSavedBy { get; init; }
}

/// <summary>A change of state, with its author.</summary>
public sealed record ActionEvent
{
    /// <summary>What happened, in the past tense.</summary>
    public required string Kind { get; init; }

    /// <summary>The state that it led to, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>More.</summary>
    public required string? Note { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ByName { get; init; }
}

/// <summary>A change of the due date by the Ombudsman.</summary>
public sealed record DeadlineChange
{
    /// <summary>The date before.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>The date after.</summary>
    public required DateOnly ToDate { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who changed it.</summary>
    public required string ByName { get; init; }
}
