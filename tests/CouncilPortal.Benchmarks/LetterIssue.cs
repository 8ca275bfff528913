using System.Diagnostics;
using System.Globalization;
using System.Text;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Imports;
using CouncilPortal.Letters;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Statistics;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// From a file of a year's figures to issued letters: the import with all its checks, the day of publication, and the run that writes each
/// letter and queues its mails. Each round is a year of its own; each council has four officers.
/// </summary>
internal static class LetterIssue
{
    private const int FirstYear = 2030;
    private static readonly Scope Publisher = Scope.System("Benchmark");

    public static async Task<int> Run(string engine, string portalConnection, string bareConnection, int councils, int rounds)
    {
        TypeHandlers.Register();
        Engine ours = engine == "SQLite" ? new SqliteEngine(portalConnection) : new PostgresEngine(portalConnection, null);
        var time = new FakeTimeProvider(new DateTimeOffset(2050, 6, 1, 8, 0, 0, TimeSpan.Zero));
        await using var bare = TrialWorld.Open(engine, bareConnection);
        await bare.OpenAsync();
        await new TrialWorld(bare, councils).Make(time.GetUtcNow().AddDays(-400));
        await bare.ExecuteAsync(
            "update memberships set role = 'chief_executive' where role = 'contributor' and id in (select min(id) from memberships where role = 'contributor' group by authority_id)");
        await bare.ExecuteAsync("update memberships set role = 'monitoring_officer' where role = 'contributor'");
        await using var services = Services(new PortalDatabase(ours, time), time);
        List<double> seconds = [];
        for (var round = 0; round <= rounds; round++)
        {
            var year = new ReportingYear(FirstYear + round);
            var file = Figures(year, councils);
            var began = Stopwatch.GetTimestamp();
            await Import(services, file);
            await services.GetRequiredService<SetPublicationCommand>().Set(Publisher, year, new DateOnly(2050, 6, 8), CancellationToken.None);
            var started = await services.GetRequiredService<IssueLettersCommand>().Start(Publisher, year, CancellationToken.None);
            await services.GetRequiredService<IssueLettersJob>().Run(CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var issued = await bare.ExecuteScalarAsync<long>("select count(*) from letters where year = @year", new { year = year.ToString() });
            var mails = await bare.ExecuteScalarAsync<long>("select count(*) from outbox where subject like @year", new { year = $"%{year}" });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round} of {rounds}, {engine}: {issued} letters, {mails} mails, {took:0.00} s"));
            if (!started.IsDone || issued != councils || mails != 4L * councils)
            {
                Console.WriteLine($"Not every letter was issued, or not everybody told. {started.Message}");
                return 1;
            }

            if (round > 0)
            {
                seconds.Add(took);
            }
        }

        seconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"letters {engine} ours={seconds[seconds.Count / 2]:0.00}s peer=- ratio=- must=60s aim=10s"));
        return 0;
    }

    private static async Task Import(ServiceProvider services, string file)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var report = await services.GetRequiredService<Importer>().Import(
            Publisher, new ImportFile { Kind = "annual-statistics", Name = "figures.csv", Content = content, IsDryRun = false, AddsOnly = false, IsInvented = true }, null, CancellationToken.None);
        if (!report.IsDone)
        {
            throw new InvalidOperationException($"The figures were refused: {string.Join('\n', report.Problems.Select(p => p.Of("figures.csv")))}");
        }
    }

    private static string Figures(ReportingYear year, int councils)
    {
        var random = new Random(year.StartYear);
        var file = new StringBuilder("authority_code,year,received,not_upheld,investigated,upheld,satisfactory_remedies,compliance_outcomes,complied,complied_late,population\n");
        for (var council = 0; council < councils; council++)
        {
            var (upheld, not) = (random.Next(40), random.Next(12));
            var complied = upheld - (random.Next(8) == 0 && upheld > 0 ? 1 : 0);
            file.Append(CultureInfo.InvariantCulture, $"TR{council},{year},{3 * (upheld + not)},{not},{upheld + not},{upheld},{Math.Min(upheld, random.Next(4))},{upheld},{complied},{Math.Min(complied, random.Next(3))},{100_000 + council}\n");
        }

        return file.ToString();
    }

    private static ServiceProvider Services(PortalDatabase database, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(time);
        services.AddSingleton(database);
        services.AddImports();
        services.AddLetters();
        services.AddReminders();
        services.AddOutbox();
        return services.BuildServiceProvider();
    }
}
