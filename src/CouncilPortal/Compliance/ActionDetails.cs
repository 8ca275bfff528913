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

    /// <summary>The council's requests for another date, the latest first.</summary>
    public required IReadOnlyList<DateRequest> Requests { get; init; }

    /// <summary>What passed between the council and the complainant while the action waits or waited, the earliest first.</summary>
    public required IReadOnlyList<ComplainantContact> Contacts { get; init; }

    /// <summary>What was written, the earliest first.</summary>
    public required IReadOnlyList<ActionMessage> Messages { get; init; }

    /// <summary>Whether the reader takes the council's steps on it: its link officers, and the contributor who has it.</summary>
    public required bool CanStep { get; init; }

    /// <summary>Whether the reader has it assigned as a contributor, and can hand it back.</summary>
    public required bool CanHandBack { get; init; }

    /// <summary>Whether the reader may log evidence now.</summary>
    public required bool CanLog { get; init; }

    /// <summary>Whom the reader may assign it to; empty for those who may not assign.</summary>
    public required IReadOnlyList<Colleague> Assignable { get; init; }

    /// <summary>Who covers today for the colleague who has it; null: nobody needs to.</summary>
    public required CoverInForce? Cover { get; init; }

    /// <summary>Whether the reader may recall a file that was submitted by mistake.</summary>
    public required bool CanRecall { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The request for another date that waits for its answer; null: none.</summary>
    public DateRequest? WaitingRequest => Requests.FirstOrDefault(r => r.DecidedAt is null);

    /// <summary>The latest request for more evidence, while it stands. It stands also while, and after, the council waits for the complainant.</summary>
    public Review? MoreWanted =>
        Action.State.IsWithCouncil() && Submissions is [{ Review: { Decision: ReviewDecision.MoreWanted } review }, ..] ? review : null;
}

/// <summary>The council's request for another due date.</summary>
public sealed record DateRequest
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The date proposed.</summary>
    public required DateOnly ProposedDate { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedByName { get; init; }

    /// <summary>When it was decided or taken back; null: it waits.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether another date was granted.</summary>
    public required bool? Granted { get; init; }

    /// <summary>The Ombudsman's answer.</summary>
    public required string? Answer { get; init; }

    /// <summary>Whether the council took it back.</summary>
    public required bool TakenBack { get; init; }
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
