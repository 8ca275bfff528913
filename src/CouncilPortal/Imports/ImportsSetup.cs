namespace CouncilPortal.Imports;

/// <summary>File formats in and out.</summary>
public static class ImportsSetup
{
    /// <summary>The importer, the exporter and what loads reference data and invented data with them.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<Importer>().AddSingleton<Exporter>()
            .AddSingleton<ReferenceData.ReferenceDataLoader>().AddSingleton<Synthetic.Generator>();
}
