namespace CouncilPortal.Retention;

/// <summary>How long evidence is kept, and what is decided on recalled files.</summary>
public static class RetentionSetup
{
    /// <summary>Registers the queries and commands.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton(provider => RetentionSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<RetentionQuery>();
        services.AddSingleton<RecallsQuery>();
        services.AddSingleton<DecideRecallCommand>();
        services.AddSingleton<DeleteDueEvidenceCommand>();
        services.AddSingleton<DeleteDueEvidenceJob>();
        return services;
    }
}
