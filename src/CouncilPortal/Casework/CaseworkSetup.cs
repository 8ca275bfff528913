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
        return services;
    }
}
