using System.Reflection;
using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.Imports;
using CouncilPortal.Scopes;
using Dapper;

namespace CouncilPortal.ReferenceData;

/// <summary>
/// Brings the files shipped in this folder into the database, once each: councils, populations, published figures and averages
/// by the importers, bank holidays and hexagons beside them. Rows that are there already are never changed.
/// </summary>
public sealed class ReferenceDataLoader(PortalDatabase database, Importer importer, TimeProvider time)
{
    private static readonly Scope Job = Scope.System("reference data");

    private static readonly (string File, string Kind)[] Imported =
    [
        ("authorities.csv", "authorities"),
        ("populations.csv", "populations"),
        ("annual-averages.csv", "annual-averages"),
        ("annual-statistics.csv", "annual-statistics"),
    ];

    /// <summary>Loads what this database has not seen yet and returns the names of those files. Processes starting together take turns.</summary>
    /// <exception cref="InvalidOperationException">A shipped file does not fit what the database holds; the message lists why.</exception>
    public async Task<IReadOnlyList<string>> Load(CancellationToken cancel)
    {
        if ((await Missing(cancel)).Count == 0)
        {
            return [];
        }

        await using var alone = await database.Engine.Alone(cancel);
        var missing = await Missing(cancel);
        foreach (var (file, kind) in Imported.Where(i => missing.ContainsKey(i.File)))
        {
            await Import(file, kind, cancel);
        }

        if (missing.ContainsKey(BankHolidays.File))
        {
            await database.Transact(Job, BankHolidays.Load, cancel);
        }

        foreach (var file in Hexagons.Files.Where(missing.ContainsKey))
        {
            await database.Transact(Job, connection => Hexagons.Load(connection, file), cancel);
        }

        await Record(missing.Values, cancel);
        return [.. missing.Keys];
    }

    /// <summary>A shipped file.</summary>
    internal static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"ReferenceData.{file}") ?? throw new InvalidOperationException($"{file} is not shipped.");

    /// <summary>The files not loaded yet, each with the name that records its loading: a later release may ship more rows.</summary>
    private async Task<Dictionary<string, string>> Missing(CancellationToken cancel)
    {
        Dictionary<string, string> names = [];
        foreach (var file in Imported.Select(i => i.File).Concat([BankHolidays.File, .. Hexagons.Files]))
        {
            await using var content = Open(file);
            names[file] = $"{file} {Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel))}";
        }

        var loaded = await database.Read(Job, c => c.QueryAsync<string>("select name from loaded_data where name in @names", new { names = names.Values }), cancel);
        return names.Where(n => !loaded.Contains(n.Value)).ToDictionary();
    }

    private async Task Import(string file, string kind, CancellationToken cancel)
    {
        await using var content = Open(file);
        var report = await importer.Import(
            Job,
            new ImportFile { Kind = kind, Name = file, Content = content, IsDryRun = false, AddsOnly = true, IsInvented = false },
            null,
            cancel);
        if (!report.IsDone)
        {
            throw new InvalidOperationException($"The reference data cannot be loaded:\n{string.Join('\n', report.Problems.Select(p => p.Of(file)))}");
        }
    }

    private Task<int> Record(IEnumerable<string> names, CancellationToken cancel) =>
        database.Transact(
            Job,
            c => c.ExecuteAsync("insert into loaded_data (name, loaded_at) values (@name, @at)", names.Select(name => new { name, at = time.GetUtcNow() })),
            cancel);
}
