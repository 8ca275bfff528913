using CouncilPortal.Compliance;
using static CouncilPortal.Compliance.RecommendationAction;
using static CouncilPortal.Compliance.RecommendationState;

namespace CouncilPortal.UnitTests.Compliance;

public sealed class StateTransitionsTests
{
    private static readonly Dictionary<(RecommendationState, RecommendationAction), RecommendationState> Possible = new()
    {
        [(Proposed, Finalise)] = Open,
        [(Proposed, Withdraw)] = Withdrawn,
        [(Open, RecommendationAction.SubmitEvidence)] = EvidenceSubmitted,
        [(Open, RecommendationAction.AwaitComplainant)] = AwaitingComplainant,
        [(Open, RecordNotDone)] = NotDone,
        [(Open, Withdraw)] = Withdrawn,
        [(EvidenceSubmitted, AskForMore)] = MoreEvidenceNeeded,
        [(EvidenceSubmitted, Accept)] = Done,
        [(EvidenceSubmitted, AcceptLate)] = DoneLate,
        [(EvidenceSubmitted, RecordNotDone)] = NotDone,
        [(EvidenceSubmitted, Withdraw)] = Withdrawn,
        [(MoreEvidenceNeeded, RecommendationAction.SubmitEvidence)] = EvidenceSubmitted,
        [(MoreEvidenceNeeded, RecommendationAction.AwaitComplainant)] = AwaitingComplainant,
        [(MoreEvidenceNeeded, RecordNotDone)] = NotDone,
        [(MoreEvidenceNeeded, Withdraw)] = Withdrawn,
        [(AwaitingComplainant, RecommendationAction.SubmitEvidence)] = EvidenceSubmitted,
        [(AwaitingComplainant, Resume)] = Open,
        [(AwaitingComplainant, RecordNotDone)] = NotDone,
        [(AwaitingComplainant, Withdraw)] = Withdrawn,
    };

    public static TheoryData<RecommendationState, RecommendationAction> Every()
    {
        var data = new TheoryData<RecommendationState, RecommendationAction>();
        foreach (var state in RecommendationStates.All)
        {
            foreach (var action in Enum.GetValues<RecommendationAction>())
            {
                data.Add(state, action);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void An_action_leads_where_the_table_says_or_is_refused_in_words(RecommendationState state, RecommendationAction action)
    {
        var possible = StateTransitions.TryApply(state, action, out var next, out var refusal);

        Assert.Equal(Possible.ContainsKey((state, action)), possible);
        Assert.Equal(possible, StateTransitions.Allows(state, action));
        Assert.Equal(Possible.GetValueOrDefault((state, action), state), next);
        Assert.Equal(possible, refusal is null);
        Assert.True(refusal is null || (refusal.EndsWith('.') && refusal.Contains(' ', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_settled_recommendation_is_left_by_no_action()
    {
        Assert.All(
            RecommendationStates.All.Where(state => state.IsSettled()),
            state => Assert.DoesNotContain(Enum.GetValues<RecommendationAction>(), action => StateTransitions.Allows(state, action)));
    }

    [Fact]
    public void Every_unsettled_recommendation_can_still_be_settled()
    {
        Assert.All(RecommendationStates.All.Where(state => !state.IsSettled()), state => Assert.True(StateTransitions.Allows(state, Withdraw)));
    }

    [Theory]
    [InlineData(EvidenceSubmitted, RecommendationAction.SubmitEvidence, "Evidence has already been submitted. The Ombudsman is reviewing it.")]
    [InlineData(Open, Accept, "No evidence is waiting for review. Wait until the council submits it.")]
    [InlineData(MoreEvidenceNeeded, AcceptLate, "More evidence has been asked for. Wait until the council submits it.")]
    [InlineData(Proposed, RecommendationAction.SubmitEvidence, "This recommendation is only proposed. Wait until the decision is final.")]
    [InlineData(DoneLate, RecommendationAction.SubmitEvidence, "The Ombudsman has already accepted this action as done. Nothing more can be recorded on it.")]
    [InlineData(NotDone, RecommendationAction.SubmitEvidence, "The Ombudsman has recorded this action as not done. Nothing more can be recorded on it.")]
    [InlineData(Withdrawn, Resume, "The Ombudsman has withdrawn this recommendation. Nothing more can be recorded on it.")]
    [InlineData(Open, Resume, "This action is not waiting for the complainant.")]
    [InlineData(Open, Finalise, "This recommendation is already final.")]
    [InlineData(AwaitingComplainant, RecommendationAction.AwaitComplainant, "This action is already waiting for the complainant.")]
    [InlineData(EvidenceSubmitted, RecommendationAction.AwaitComplainant, "Evidence has already been submitted. The Ombudsman is reviewing it.")]
    public void A_refusal_says_why_and_what_to_wait_for(RecommendationState state, RecommendationAction action, string words)
    {
        StateTransitions.TryApply(state, action, out _, out var refusal);

        Assert.Equal(words, refusal);
    }

    [Theory]
    [InlineData(Open, true, true)]
    [InlineData(MoreEvidenceNeeded, true, true)]
    [InlineData(AwaitingComplainant, true, false)]
    [InlineData(EvidenceSubmitted, false, false)]
    [InlineData(Proposed, false, false)]
    [InlineData(Done, false, false)]
    [InlineData(DoneLate, false, false)]
    [InlineData(NotDone, false, false)]
    [InlineData(Withdrawn, false, false)]
    public void The_council_is_reminded_only_of_what_it_can_act_on(RecommendationState state, bool withCouncil, bool reminded)
    {
        Assert.Equal((withCouncil, reminded), (state.IsWithCouncil(), state.IsReminded()));
    }
}
