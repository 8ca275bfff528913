using CouncilPortal.Layout;

namespace CouncilPortal.Compliance;

/// <summary>How much a state asks for attention.</summary>
internal static class ActionTags
{
    public static Tone Tone(RecommendationState state) => state switch
    {
        RecommendationState.MoreEvidenceNeeded => Layout.Tone.Attention,
        RecommendationState.EvidenceSubmitted or RecommendationState.AwaitingComplainant => Layout.Tone.Info,
        RecommendationState.NotDone => Layout.Tone.Attention,
        RecommendationState.Done or RecommendationState.DoneLate or RecommendationState.Withdrawn => Layout.Tone.Quiet,
        _ => Layout.Tone.Neutral,
    };
}
