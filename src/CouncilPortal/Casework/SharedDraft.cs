using CouncilPortal.Compliance;
using CouncilPortal.Decisions;

namespace CouncilPortal.Casework;

/// <summary>A draft that was shared with a council in confidence, as a line of its list.</summary>
public sealed record SharedDraftRow
{
    /// <summary>The reference, as stored.</summary>
    public required string StoredReference { get; init; }

    /// <summary>What it is about.</summary>
    public required string? Title { get; init; }

    /// <summary>The council with which it was shared.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Council { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>When it was last shared.</summary>
    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>Until when the answer is wanted.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>Proposals that were not answered since it was last shared.</summary>
    public required int Unanswered { get; init; }

    /// <summary>Proposals in all.</summary>
    public required int Proposals { get; init; }

    /// <summary>The reference.</summary>
    public DecisionReference Reference => DecisionReference.Parse(StoredReference);

    /// <summary>Its page, for this council.</summary>
    public string Address => $"/drafts/{Reference.Address}?council={AuthorityId}";
}

/// <summary>A draft that was shared with a council in confidence.</summary>
public sealed record SharedDraft
{
    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The council with which it was shared.</summary>
    public required long AuthorityId { get; init; }

    /// <summary>The council's name.</summary>
    public required string Council { get; init; }

    /// <summary>Whether it was made up for demonstration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>How often it was shared, the latest first.</summary>
    public required IReadOnlyList<Sharing> Sharings { get; init; }

    /// <summary>What is proposed, with the council's latest answer.</summary>
    public required IReadOnlyList<DeskRecommendation> Proposals { get; init; }

    /// <summary>Whether the reader may answer.</summary>
    public required bool CanAnswer { get; init; }

    /// <summary>The date in London for which it was read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether every proposal was answered since the draft was last shared.</summary>
    public bool IsAnswered => Proposals.All(p => p.Answer is { } answer && answer.At >= Sharings[0].At);
}

/// <summary>A time at which a draft was shared.</summary>
public sealed record Sharing
{
    /// <summary>Until when answers were wanted.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>What was said with it.</summary>
    public required string? Message { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string ByName { get; init; }
}
