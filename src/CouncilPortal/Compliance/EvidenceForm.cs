namespace CouncilPortal.Compliance;

/// <summary>The draft of evidence on an action, for those who may log it.</summary>
public sealed record EvidenceForm
{
    /// <summary>The action.</summary>
    public required ActionRow Action { get; init; }

    /// <summary>What the Ombudsman expects as evidence.</summary>
    public required string? Expectation { get; init; }

    /// <summary>The date of the decision, before which nothing can have been done.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>What was answered so far; after more was asked for, the dates and figures of the last submission.</summary>
    public required DraftAnswers Answers { get; init; }

    /// <summary>Grows with each save; 0 before the first. Whoever saves says which version they saw.</summary>
    public required int Version { get; init; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset? SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public required string? SavedBy { get; init; }

    /// <summary>The files added so far.</summary>
    public required IReadOnlyList<EvidenceFile> Files { get; init; }

    /// <summary>Files that broke off on their way, and can go on.</summary>
    public required IReadOnlyList<Upload> Unfinished { get; init; }

    /// <summary>Why more was asked for, if it was.</summary>
    public required Review? MoreWanted { get; init; }

    /// <summary>Why nothing can be submitted now, in plain words; null when it can.</summary>
    public required string? Refusal { get; init; }

    /// <summary>What has to be stated.</summary>
    public EvidenceAsked Asked => new() { Remedy = Action.Remedy, DecidedOn = DecidedOn, WantsMore = MoreWanted is not null };
}
