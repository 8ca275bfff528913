namespace CouncilPortal.Statistics;

/// <summary>Councils' annual figures.</summary>
public static class StatisticsSetup
{
    /// <summary>Registers the queries.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<CouncilYearQuery>();
}
