namespace CouncilPortal.Decisions;

/// <summary>Decisions and the improvements agreed in them.</summary>
public static class DecisionsSetup
{
    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services.AddSingleton<DecisionsQuery>().AddSingleton<DecisionQuery>().AddSingleton<ImprovementsQuery>();
}
