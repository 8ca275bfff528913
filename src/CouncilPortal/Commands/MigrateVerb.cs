using System.CommandLine;
using CouncilPortal.Database;

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
            var done = await portal.GetRequiredService<Migrator>().Migrate(cancel);
            foreach (var name in done)
            {
                Console.WriteLine(name);
            }

            Console.WriteLine(done.Count == 0 ? "The database is up to date." : $"{done.Count} migrations done.");
            return 0;
        });
        return command;
    }
}
