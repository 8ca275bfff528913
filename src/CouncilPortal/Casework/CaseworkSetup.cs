using CouncilPortal.EmailOutbox;

namespace CouncilPortal.Casework;

/// <summary>The Ombudsman's side: reviews, deadlines, outcomes, decisions made by hand, drafts and conflicts.</summary>
public static class CaseworkSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddOutbox();
        services.AddSingleton<ReviewQueueQuery>();
        services.AddSingleton<ReviewQuery>();
        services.AddSingleton<AcceptEvidenceCommand>();
        services.AddSingleton<AskForMoreEvidenceCommand>();
        services.AddSingleton<RejectEvidenceCommand>();
        services.AddSingleton<ChangeDeadlineCommand>();
        services.AddSingleton<DecideRequestCommand>();
        services.AddSingleton<WithdrawRecommendationCommand>();
        services.AddSingleton<RecordNotDoneCommand>();
        services.AddSingleton<EscalateCommand>();
        services.AddSingleton<RecordOutcomeCommand>();
        services.AddSingleton<ReplyCommand>();
        services.AddSingleton<TakeCaseCommand>();
        services.AddSingleton<CaseQuery>();
        services.AddSingleton<DeskActionsQuery>();
        services.AddSingleton<WorkloadQuery>();
        services.AddSingleton<DeskDecisionsQuery>();
        services.AddSingleton<DeskDecisionQuery>();
        services.AddSingleton<CreateDecisionCommand>();
        services.AddSingleton<AmendDecisionCommand>();
        services.AddSingleton<AddRecommendationCommand>();
        services.AddSingleton<AmendRecommendationCommand>();
        services.AddSingleton<PublishDecisionCommand>();
        services.AddSingleton<ShareDraftCommand>();
        services.AddSingleton<FinaliseDraftCommand>();
        services.AddSingleton<SharedDraftsQuery>();
        services.AddSingleton<AnswerDraftCommand>();
        services.AddSingleton<DecisionPreviewQuery>();
        services.AddSingleton<ImportConflictsQuery>();
        services.AddSingleton<SettleConflictCommand>();
        return services;
    }
}
