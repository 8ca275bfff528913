namespace CouncilPortal.Compliance;

/// <summary>Where a recommendation stands, for one authority.</summary>
public enum RecommendationState
{
    /// <summary>Shared in confidence with the draft decision; wording and dates may still be contested.</summary>
    Proposed,

    /// <summary>Final: the council is to act by the due date.</summary>
    Open,

    /// <summary>The council has submitted evidence; the Ombudsman is to review it.</summary>
    EvidenceSubmitted,

    /// <summary>The Ombudsman has reviewed the evidence and asked for more.</summary>
    MoreEvidenceNeeded,

    /// <summary>The council cannot proceed until the complainant acts, for instance gives bank details.</summary>
    AwaitingComplainant,

    /// <summary>Accepted as completed by the due date in force.</summary>
    Done,

    /// <summary>Accepted as completed after the due date in force.</summary>
    DoneLate,

    /// <summary>Recorded by the Ombudsman as not done.</summary>
    NotDone,

    /// <summary>Withdrawn by the Ombudsman.</summary>
    Withdrawn,
}

/// <summary>How states are named, stored and grouped.</summary>
public static class RecommendationStates
{
    /// <summary>Every state, in the order in which a recommendation may pass through them.</summary>
    public static IReadOnlyList<RecommendationState> All { get; } = Enum.GetValues<RecommendationState>();

    /// <summary>As pages show it: <c>Evidence submitted</c>.</summary>
    public static string Name(this RecommendationState state) => state switch
    {
        RecommendationState.Proposed => "Proposed",
        RecommendationState.Open => "Open",
        RecommendationState.EvidenceSubmitted => "Evidence submitted",
        RecommendationState.MoreEvidenceNeeded => "More evidence needed",
        RecommendationState.AwaitingComplainant => "Awaiting complainant",
        RecommendationState.Done => "Done",
        RecommendationState.DoneLate => "Done late",
        RecommendationState.NotDone => "Not done",
        RecommendationState.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>As the database and files hold it: <c>evidence_submitted</c>.</summary>
    public static string StorageText(this RecommendationState state) => state switch
    {
        RecommendationState.Proposed => "proposed",
        RecommendationState.Open => "open",
        RecommendationState.EvidenceSubmitted => "evidence_submitted",
        RecommendationState.MoreEvidenceNeeded => "more_evidence_needed",
        RecommendationState.AwaitingComplainant => "awaiting_complainant",
        RecommendationState.Done => "done",
        RecommendationState.DoneLate => "done_late",
        RecommendationState.NotDone => "not_done",
        RecommendationState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Done, done late, not done or withdrawn: nothing more is expected.</summary>
    public static bool IsSettled(this RecommendationState state) =>
        state is RecommendationState.Done or RecommendationState.DoneLate or RecommendationState.NotDone or RecommendationState.Withdrawn;

    /// <summary>The next step is the council's, though it may have to wait for the complainant to take it.</summary>
    public static bool IsWithCouncil(this RecommendationState state) =>
        state is RecommendationState.Open or RecommendationState.MoreEvidenceNeeded or RecommendationState.AwaitingComplainant;

    /// <summary>The council can act now and is reminded: not while the evidence is with the Ombudsman or the complainant must act first.</summary>
    public static bool IsReminded(this RecommendationState state) =>
        state is RecommendationState.Open or RecommendationState.MoreEvidenceNeeded;

    /// <summary>Reads the storage text or the name, in either case of letters; false for anything else.</summary>
    public static bool TryParse(string? text, out RecommendationState state)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(text, candidate.StorageText(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(text, candidate.Name(), StringComparison.OrdinalIgnoreCase))
            {
                state = candidate;
                return true;
            }
        }

        state = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is not a state.</exception>
    public static RecommendationState Parse(string? text) => TryParse(text, out var state)
        ? state
        : throw new FormatException($"Enter a state: {string.Join(", ", All.Select(s => s.Name()))}. \"{text}\" is not one.");
}
