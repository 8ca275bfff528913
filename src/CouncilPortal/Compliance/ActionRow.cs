using CouncilPortal.Decisions;
using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>A recommendation as lists show it.</summary>
public sealed record ActionRow
{
    /// <summary>
    /// The columns, from <c>recommendations r</c>, <c>authorities a</c> and the assignee <c>p</c>. The decision's reference is asked for row by row:
    /// joined, PostgreSQL would judge the row security of every decision there is.
    /// </summary>
    internal const string Columns =
        """
        r.id, r.number, (select d.reference from decisions d where d.id = r.decision_id) as stored_reference, r.authority_id, a.name as authority_name, a.invented as is_invented, r.kind as stored_kind, r.remedy as stored_remedy,
            r.text, r.public_summary, r.original_due_on, r.due_on, r.done_on, r.state as stored_state, r.assignee_id, p.name as assignee_name, r.version,
            r.asked_pence, r.asked_people
        """;

    /// <summary>The tables of the columns.</summary>
    internal const string Tables =
        """
        recommendations r
        join authorities a on a.id = r.authority_id
        left join people p on p.id = r.assignee_id
        """;

    /// <summary>The recommendation's id.</summary>
    public required long Id { get; init; }

    /// <summary>Its number among those of the decision.</summary>
    public required int Number { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>The council.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string AuthorityName { get; init; }

    /// <summary>Whether the council is invented for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>The kind, as stored.</summary>
    public required string StoredKind { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>What is to be done. Private.</summary>
    public required string Text { get; init; }

    /// <summary>What the public reads of a service improvement.</summary>
    public required string? PublicSummary { get; init; }

    /// <summary>The due date first agreed.</summary>
    public required DateOnly OriginalDueOn { get; init; }

    /// <summary>The due date in force.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The date on which the action was completed, once accepted.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>The state, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>The colleague who has it.</summary>
    public required long? AssigneeId { get; init; }

    /// <summary>The colleague's name.</summary>
    public required string? AssigneeName { get; init; }

    /// <summary>Grows with each change.</summary>
    public required int Version { get; init; }

    /// <summary>The amount that the recommendation asks for, in pence, where it names one as a number.</summary>
    public required int? AskedPence { get; init; }

    /// <summary>How many members of staff it asks to be trained, where it names a number.</summary>
    public required int? AskedPeople { get; init; }

    /// <summary>The decision's reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Whom it is for.</summary>
    public RecommendationKind Kind => RecommendationKinds.Parse(StoredKind);

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>Where it stands.</summary>
    public RecommendationState State => RecommendationStates.Parse(StoredState);

    /// <summary>Whether it can be given to a colleague: final, and not settled.</summary>
    public bool IsAssignable => State != RecommendationState.Proposed && !State.IsSettled();

    /// <summary>The due date in words while something is expected of the council; null once it is not.</summary>
    public string? DueInWordsOn(DateOnly today) => State.IsWithCouncil() ? DueInWords.Describe(DueOn, today) : null;
}
