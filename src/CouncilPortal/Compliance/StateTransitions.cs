using System.Diagnostics.CodeAnalysis;
using static CouncilPortal.Compliance.RecommendationState;

namespace CouncilPortal.Compliance;

/// <summary>What may be done to a recommendation.</summary>
public enum RecommendationAction
{
    /// <summary>The Ombudsman makes the draft decision final.</summary>
    Finalise,

    /// <summary>The council submits its evidence.</summary>
    SubmitEvidence,

    /// <summary>The Ombudsman asks for more evidence.</summary>
    AskForMore,

    /// <summary>The Ombudsman accepts the evidence; the action was completed by its due date.</summary>
    Accept,

    /// <summary>The Ombudsman accepts the evidence; the action was completed after its due date.</summary>
    AcceptLate,

    /// <summary>The council cannot proceed until the complainant acts.</summary>
    AwaitComplainant,

    /// <summary>The complainant has acted, and the council can proceed.</summary>
    Resume,

    /// <summary>The Ombudsman records that the action was not done.</summary>
    RecordNotDone,

    /// <summary>The Ombudsman withdraws the recommendation.</summary>
    Withdraw,
}

/// <summary>Which action is possible in which state, and where it leads. Settled states are left by none.</summary>
public static class StateTransitions
{
    /// <summary>True where the action is possible.</summary>
    public static bool Allows(RecommendationState state, RecommendationAction action) => Next(state, action) is not null;

    /// <summary>The state that the action leads to, or a refusal in plain words that can be shown to the person who tried.</summary>
    public static bool TryApply(
        RecommendationState state, RecommendationAction action, out RecommendationState next, [NotNullWhen(false)] out string? refusal)
    {
        var found = Next(state, action);
        next = found ?? state;
        refusal = found is null ? Refusal(state, action) : null;
        return found is not null;
    }

    private static RecommendationState? Next(RecommendationState state, RecommendationAction action) => (action, state) switch
    {
        (RecommendationAction.Finalise, Proposed) => Open,
        (RecommendationAction.SubmitEvidence, Open or MoreEvidenceNeeded or AwaitingComplainant) => EvidenceSubmitted,
        (RecommendationAction.AskForMore, EvidenceSubmitted) => MoreEvidenceNeeded,
        (RecommendationAction.Accept, EvidenceSubmitted) => Done,
        (RecommendationAction.AcceptLate, EvidenceSubmitted) => DoneLate,
        (RecommendationAction.AwaitComplainant, Open or MoreEvidenceNeeded) => AwaitingComplainant,
        (RecommendationAction.Resume, AwaitingComplainant) => Open,
        (RecommendationAction.RecordNotDone, Open or EvidenceSubmitted or MoreEvidenceNeeded or AwaitingComplainant) => NotDone,
        (RecommendationAction.Withdraw, Proposed or Open or EvidenceSubmitted or MoreEvidenceNeeded or AwaitingComplainant) => Withdrawn,
        _ => null,
    };

    private static string Refusal(RecommendationState state, RecommendationAction action) => (action, state) switch
    {
        (_, Withdrawn) => "The Ombudsman has withdrawn this recommendation. Nothing more can be recorded on it.",
        (_, NotDone) => "The Ombudsman has recorded this action as not done. Nothing more can be recorded on it.",
        (_, Done or DoneLate) => "The Ombudsman has already accepted this action as done. Nothing more can be recorded on it.",
        (_, Proposed) => "This recommendation is only proposed. Wait until the decision is final.",
        (RecommendationAction.Finalise, _) => "This recommendation is already final.",
        (RecommendationAction.SubmitEvidence, _) => "Evidence has already been submitted. The Ombudsman is reviewing it.",
        (RecommendationAction.AwaitComplainant, EvidenceSubmitted) => "Evidence has already been submitted. The Ombudsman is reviewing it.",
        (RecommendationAction.AwaitComplainant, _) => "This action is already waiting for the complainant.",
        (RecommendationAction.Resume, _) => "This action is not waiting for the complainant.",
        (_, MoreEvidenceNeeded) => "More evidence has been asked for. Wait until the council submits it.",
        _ => "No evidence is waiting for review. Wait until the council submits it.",
    };
}
