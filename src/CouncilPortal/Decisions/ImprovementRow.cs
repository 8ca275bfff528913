using CouncilPortal.Compliance;

namespace CouncilPortal.Decisions;

/// <summary>A service improvement as everyone may read it: never its private text, its due date, or who has it.</summary>
public sealed record ImprovementRow
{
    /// <summary>The columns, from the tables below.</summary>
    internal const string Columns =
        """
        r.id, d.reference as stored_reference, d.title, d.category, d.decided_on as agreed_on, c.name as council, r.remedy as stored_remedy, r.public_summary, r.state as stored_state, r.done_on
        """;

    /// <summary>The tables of the columns.</summary>
    internal const string Tables =
        """
        recommendations r
        join decisions d on d.id = r.decision_id
        join decision_authorities x on x.decision_id = r.decision_id and x.authority_id = r.authority_id
        join authorities c on c.id = r.authority_id
        """;

    /// <summary>A service improvement with a summary for everyone that was more than a proposal.</summary>
    internal const string IsForEveryone = "r.kind = 'service_improvement' and r.proposed_only = false and r.public_summary is not null";

    /// <summary>Public: such an improvement, final, whose decision is published by today.</summary>
    internal const string IsPublic = $"{IsForEveryone} and r.state <> 'proposed' and x.published_on <= @today and d.published_on <= @today";

    /// <summary>The recommendation.</summary>
    public required long Id { get; init; }

    /// <summary>The decision's reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>What the decision is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The category under which the decision is filed.</summary>
    public required string Category { get; init; }

    /// <summary>The day of the decision, in which it was agreed.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>The council.</summary>
    public required string Council { get; init; }

    /// <summary>The remedy, as stored.</summary>
    public required string StoredRemedy { get; init; }

    /// <summary>What the council agreed to do.</summary>
    public required string PublicSummary { get; init; }

    /// <summary>The state, as stored.</summary>
    public required string StoredState { get; init; }

    /// <summary>The day on which it was done, once the Ombudsman has accepted that.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>The decision's reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>The remedy.</summary>
    public Remedy Remedy => Remedies.Parse(StoredRemedy);

    /// <summary>Where it stands.</summary>
    public RecommendationState State => RecommendationStates.Parse(StoredState);
}
