namespace CouncilPortal.Scrutiny;

/// <summary>The members' dashboard.</summary>
public static class ScrutinySetup
{
    /// <summary>Registers the query.</summary>
    public static IServiceCollection AddScrutiny(this IServiceCollection services) => services.AddSingleton<DashboardCouncilsQuery>();
}
