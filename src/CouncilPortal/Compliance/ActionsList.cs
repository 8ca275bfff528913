using CouncilPortal.Decisions;

namespace CouncilPortal.Compliance;

/// <summary>A page of the list of actions.</summary>
public sealed record ActionsList
{
    /// <summary>The page's rows.</summary>
    public required IReadOnlyList<ActionRow> Rows { get; init; }

    /// <summary>How many the filter finds.</summary>
    public required int Total { get; init; }

    /// <summary>How many there are of each kind, whatever the filter.</summary>
    public required ActionCounts Counts { get; init; }

    /// <summary>What presses on each row beside its due date, by the action's id.</summary>
    public required IReadOnlyDictionary<long, ActionClocks> Clocks { get; init; }

    /// <summary>Who covers today for whom, by the covered person's id.</summary>
    public required IReadOnlyDictionary<long, CoverInForce> Covers { get; init; }

    /// <summary>What the groups of the page hold in all, by their key: a decision's id or a service. Empty where the rows are one list.</summary>
    public required IReadOnlyDictionary<string, ActionGroup> Groups { get; init; }

    /// <summary>The colleagues who have an action, with how many that are not settled.</summary>
    public required IReadOnlyList<ActionOwner> Owners { get; init; }

    /// <summary>The services: the categories under which decisions are filed.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Whom the reader may assign actions to; empty for those who may not assign.</summary>
    public required IReadOnlyList<Colleague> Assignable { get; init; }

    /// <summary>The date in London for which due dates were judged.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>The answers to the morning's questions. An action may count in more than one.</summary>
public sealed record ActionCounts
{
    /// <summary>The due date has passed and the next step is the council's.</summary>
    public required int Overdue { get; init; }

    /// <summary>Due today or within two weeks, and the council can act.</summary>
    public required int Soon { get; init; }

    /// <summary>The Ombudsman asked for more evidence.</summary>
    public required int CameBack { get; init; }

    /// <summary>Evidence is with the Ombudsman.</summary>
    public required int WithOmbudsman { get; init; }

    /// <summary>The complainant must act first.</summary>
    public required int AwaitingComplainant { get; init; }

    /// <summary>Nothing more is expected.</summary>
    public required int Settled { get; init; }

    /// <summary>Somebody wrote what the reader has not seen.</summary>
    public required int NewMessages { get; init; }
}

/// <summary>A colleague who has actions.</summary>
public sealed record ActionOwner
{
    /// <summary>The person's id.</summary>
    public required long Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many of theirs are not settled.</summary>
    public required int Unsettled { get; init; }
}

/// <summary>What stands together on a list: a decision or a service.</summary>
public sealed record ActionGroup
{
    /// <summary>The decision's id or the service.</summary>
    public required string Key { get; init; }

    /// <summary>How many actions of it the reader sees.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them are not settled.</summary>
    public required int Unsettled { get; init; }

    /// <summary>How many are overdue.</summary>
    public required int Overdue { get; init; }

    /// <summary>The earliest due date on which the council still has something to do; null: none.</summary>
    public required DateOnly? NextDueOn { get; init; }
}

/// <summary>Somebody of the same council.</summary>
public sealed record Colleague
{
    /// <summary>The person's id.</summary>
    public required long Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }
}

/// <summary>An overdue action as the chief executive sees it.</summary>
public sealed record OverdueRow
{
    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>What the public reads of a service improvement; null for a personal remedy.</summary>
    public required string? PublicSummary { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The state, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>The colleague who has it.</summary>
    public required string? AssigneeName { get; init; }

    /// <summary>What the Ombudsman last wrote to the chief executive about it; null: it did not.</summary>
    public required string? Escalation { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The decision's reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>Where it stands.</summary>
    public RecommendationState State => RecommendationStates.Parse(StoredState);
}
