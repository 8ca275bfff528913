using System.CommandLine;
using CouncilPortal.Database;
using CouncilPortal.ReferenceData;

namespace CouncilPortal.Commands;

/// <summary><c>migrate</c>: brings the database to the current schema, as the owner where one is configured.</summary>
internal static class MigrateVerb
{
    /// <summary>The verb; its services are asked for when it runs.</summary>
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("migrate", "Bring the database to the current schema (as the owner, where one is configured) and load the reference data.");
        command.SetAction(async (_, cancel) =>
        {
            var portal = services();
            var migrations = await portal.GetRequiredService<Migrator>().Migrate(cancel);
            var files = await portal.GetRequiredService<ReferenceDataLoader>().Load(cancel);
            foreach (var name in migrations.Concat(files))
            {
                Console.WriteLine(name);
            }

            Console.WriteLine(migrations.Count + files.Count == 0 ? "The database is up to date." : $"{migrations.Count} migrations done, {files.Count} files of reference data loaded.");
            return 0;
        });
        return command;
    }
}
