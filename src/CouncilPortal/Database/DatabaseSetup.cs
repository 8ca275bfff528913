using CouncilPortal.Scopes;

namespace CouncilPortal.Database;

/// <summary>Chooses the engine, in one place.</summary>
public static class DatabaseSetup
{
    private const string HalfSet = "ConnectionStrings:PortalOwner is set but ConnectionStrings:Portal is not. Set both for PostgreSQL, or neither for SQLite.";

    /// <summary>PostgreSQL where <c>ConnectionStrings:Portal</c> is set; otherwise SQLite in <c>DataFolder</c>.</summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:PortalOwner</c> is set without <c>ConnectionStrings:Portal</c>.</exception>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services)
    {
        TypeHandlers.Register();
        services.AddSingleton(provider => ChooseEngine(
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton<PortalDatabase>();
        services.AddSingleton<Migrator>();
        return services;
    }

    /// <summary>The folder of the embedded database and of evidence, relative to the content root.</summary>
    public static string DataFolder(IConfiguration configuration, string contentRoot) =>
        Path.GetFullPath(configuration["DataFolder"] is { Length: > 0 } folder ? folder : "App_Data", contentRoot);

    /// <summary>Everything that is wrong with the settings, in plain words; empty when they can be used.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration.GetConnectionString("Portal")) && !string.IsNullOrWhiteSpace(configuration.GetConnectionString("PortalOwner"))
            ? [HalfSet]
            : [];

    private static Engine ChooseEngine(IConfiguration configuration, string contentRoot)
    {
        var portal = configuration.GetConnectionString("Portal");
        var owner = configuration.GetConnectionString("PortalOwner");
        if (string.IsNullOrWhiteSpace(portal))
        {
            return string.IsNullOrWhiteSpace(owner)
                ? new SqliteEngine(Path.Combine(DataFolder(configuration, contentRoot), "portal.db"))
                : throw new InvalidOperationException(HalfSet);
        }

        return new PostgresEngine(portal, string.IsNullOrWhiteSpace(owner) ? null : owner);
    }
}
