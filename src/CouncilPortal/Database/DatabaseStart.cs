namespace CouncilPortal.Database;

/// <summary>What happens to the database before the first page is served.</summary>
public static class DatabaseStart
{
    /// <summary>
    /// Migrates the embedded database, and any database in Development. In Production a PostgreSQL database is migrated
    /// by the <c>migrate</c> verb, and a portal that finds it behind refuses to start.
    /// </summary>
    public static async Task PrepareDatabase(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<PortalDatabase>();
        var migrator = app.Services.GetRequiredService<Migrator>();
        if (database.Engine is SqliteEngine || app.Environment.IsDevelopment())
        {
            await migrator.Migrate(app.Lifetime.ApplicationStopping);
        }
        else if (migrator.Missing() is { Count: > 0 } missing)
        {
            throw new InvalidOperationException($"The database is behind by {missing.Count} migrations: run the portal with 'migrate' first.");
        }
    }
}
