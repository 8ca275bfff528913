using CouncilPortal.Demo;
using CouncilPortal.ReferenceData;

namespace CouncilPortal.Database;

/// <summary>What happens to the database before the first page is served or a verb does its work.</summary>
public static class DatabaseStart
{
    /// <summary>
    /// Migrates the embedded database, and any database in Development. In Production a PostgreSQL database is migrated
    /// by the <c>migrate</c> verb, and a portal that finds it behind refuses to start. Then loads the reference data that is new, and
    /// in Development the demonstration into an empty database.
    /// </summary>
    public static Task PrepareDatabase(this WebApplication app) => app.Services.PrepareDatabase(app.Lifetime.ApplicationStopping);

    /// <inheritdoc cref="PrepareDatabase(WebApplication)"/>
    public static async Task PrepareDatabase(this IServiceProvider services, CancellationToken cancel)
    {
        var migrator = services.GetRequiredService<Migrator>();
        if (services.GetRequiredService<PortalDatabase>().Engine is SqliteEngine || services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await migrator.Migrate(cancel);
        }
        else if (await migrator.Missing(cancel) is { Count: > 0 } missing)
        {
            throw new InvalidOperationException($"The database is behind by {missing.Count} migrations: run the portal with 'migrate' first.");
        }

        await services.GetRequiredService<ReferenceDataLoader>().Load(cancel);
        await services.LoadDemoData(cancel);
    }
}
