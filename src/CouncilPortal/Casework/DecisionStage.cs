namespace CouncilPortal.Casework;

/// <summary>Where a decision stands between draft and publication.</summary>
public enum DecisionStage
{
    /// <summary>A draft that no council has seen.</summary>
    Draft,

    /// <summary>A draft shared in confidence.</summary>
    Shared,

    /// <summary>Final, without a decision about publication.</summary>
    Final,

    /// <summary>Final, and public from a day to come.</summary>
    Scheduled,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Final, and not to be published.</summary>
    Withheld,
}

/// <summary>How stages are told apart and named.</summary>
public static class DecisionStages
{
    /// <summary>Every stage, in order.</summary>
    public static IReadOnlyList<DecisionStage> All { get; } = Enum.GetValues<DecisionStage>();

    /// <summary>The stage of a decision on a day in London.</summary>
    public static DecisionStage Of(bool isDraft, bool isShared, bool isWithheld, DateOnly? publishedOn, DateOnly today) =>
        isDraft ? isShared ? DecisionStage.Shared : DecisionStage.Draft
        : isWithheld ? DecisionStage.Withheld
        : publishedOn is null ? DecisionStage.Final
        : publishedOn <= today ? DecisionStage.Published
        : DecisionStage.Scheduled;

    /// <summary>As pages show it.</summary>
    public static string Name(this DecisionStage stage) => stage switch
    {
        DecisionStage.Draft => "Draft, not shared",
        DecisionStage.Shared => "Draft, shared in confidence",
        DecisionStage.Final => "Final, not published",
        DecisionStage.Scheduled => "To be published",
        DecisionStage.Published => "Published",
        DecisionStage.Withheld => "Publication withheld",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
