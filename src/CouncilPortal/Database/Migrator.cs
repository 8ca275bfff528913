using System.Data.Common;
using System.Reflection;
using CouncilPortal.Scopes;
using Dapper;
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
        if (await IsCurrent(cancel))
        {
            return [];
        }

        await using var alone = await engine.Alone(cancel);
        var result = Build().PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new InvalidOperationException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }

    /// <summary>The names of the migrations that this database has not seen yet.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancel) =>
        await IsCurrent(cancel) ? [] : [.. Build().GetScriptsToExecute().Select(s => s.Name)];

    /// <summary>Most starts find nothing to do, and see it without the library that migrates: a tenth of the time to the first page.</summary>
    private async Task<bool> IsCurrent(CancellationToken cancel)
    {
        try
        {
            await using var connection = await engine.Begin(Scope.System("migrations"), DateTimeOffset.UnixEpoch, readOnly: true, cancel);
            var done = (await connection.QueryAsync<string>("select scriptname from schemaversions")).ToHashSet(StringComparer.Ordinal);
            return Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(Mine).All(done.Contains);
        }
        catch (DbException)
        {
            // A database that is empty, or not there yet.
            return false;
        }
    }

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
