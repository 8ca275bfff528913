using System.Reflection;
using DbUp.Engine;

namespace CouncilPortal.Database;

/// <summary>Brings a database to the current schema. Migrations only append; two processes starting together take turns.</summary>
public sealed class Migrator(Engine engine)
{
    private const string Prefix = "Migrations.";

    /// <summary>Runs what has not run yet, in the order of the numbers, and returns the names. A failing migration leaves the ones before it done.</summary>
    /// <exception cref="InvalidOperationException">A migration failed; the message names it.</exception>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancel)
    {
        await using var alone = await engine.Alone(cancel);
        var result = Build().PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new InvalidOperationException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>The names of the migrations that this database has not seen yet.</summary>
    public IReadOnlyList<string> Missing() => [.. Build().GetScriptsToExecute().Select(s => s.Name)];

    private UpgradeEngine Build() =>
        engine.Migrations()
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), Mine)
            .WithVariables(engine.MigrationVariables)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();

    private bool Mine(string name)
    {
        var isPair = name.EndsWith(".sqlite.sql", StringComparison.Ordinal) || name.EndsWith(".pg.sql", StringComparison.Ordinal);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && (!isPair || name.EndsWith(engine.MigrationEnding, StringComparison.Ordinal));
    }
}
