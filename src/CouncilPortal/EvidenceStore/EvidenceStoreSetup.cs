using CouncilPortal.Database;

namespace CouncilPortal.EvidenceStore;

/// <summary>Where evidence is kept.</summary>
public static class EvidenceStoreSetup
{
    /// <summary>Evidence and what looks at it; in Azure Blob where <c>Evidence:Blob</c> is set, otherwise in the folder <c>evidence</c> of <c>DataFolder</c>.</summary>
    public static IServiceCollection AddEvidenceStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => EvidenceSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IEvidenceStore>(provider => BlobSettings.Read(provider.GetRequiredService<IConfiguration>()) is { } blob
            ? new BlobEvidenceStore(blob)
            : new FileEvidenceStore(Path.Combine(
                DatabaseSetup.DataFolder(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath), "evidence")));
        services.AddSingleton(provider => ScannerSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ScanNews>();
        services.AddSingleton<ScanClaims>();
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<ScannerSettings>();
            var time = provider.GetRequiredService<TimeProvider>();
            return new ScanEvidenceJob(
                provider.GetRequiredService<ScanClaims>(),
                provider.GetRequiredService<IEvidenceStore>(),
                provider.GetRequiredService<ScanNews>(),
                time,
                provider.GetRequiredService<ILogger<ScanEvidenceJob>>(),
                settings.IsOn ? new ClamdScanner(settings, time) : null);
        });
        services.AddSingleton<ContentReceiver>();
        return services;
    }
}
