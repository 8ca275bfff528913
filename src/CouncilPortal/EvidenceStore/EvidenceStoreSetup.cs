using CouncilPortal.Database;

namespace CouncilPortal.EvidenceStore;

/// <summary>Where evidence is kept.</summary>
public static class EvidenceStoreSetup
{
    /// <summary>Evidence in the folder <c>evidence</c> of <c>DataFolder</c>.</summary>
    public static IServiceCollection AddEvidenceStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => EvidenceSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IEvidenceStore>(provider => new FileEvidenceStore(Path.Combine(
            DatabaseSetup.DataFolder(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath), "evidence")));
        return services;
    }
}
