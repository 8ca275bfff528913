using CouncilPortal.Compliance;
using CouncilPortal.Database;
using CouncilPortal.EvidenceStore;
using CouncilPortal.Imports;
using CouncilPortal.Letters;
using CouncilPortal.Reminders;
using CouncilPortal.Signals;
using CouncilPortal.SignIn;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage;

namespace CouncilPortal.Jobs;

/// <summary>Hangfire: it triggers, tables decide. <c>Jobs:Off=true</c> makes a process that runs no jobs.</summary>
public static class JobsSetup
{
    /// <summary>Where the dashboard answers.</summary>
    public const string DashboardPath = "/desk/jobs";

    private const string ChartStyle = "'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";
    private const string Schema = "hangfire";
    private const int Workers = 3;

    /// <summary>
    /// Hangfire holds a lock for moments, as a row that a killed process leaves behind. It runs out before Hangfire gives up waiting
    /// for it (15 seconds): otherwise nobody could trigger the job for ten minutes, and a portal that starts would stop again.
    /// </summary>
    private static readonly TimeSpan LockLength = TimeSpan.FromSeconds(10);

    /// <summary>Storage in PostgreSQL with PostgreSQL, as the owner where one is set; in memory with SQLite, which is safe since nothing is remembered there.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Registered before Hangfire adds its own, which are one of each for the process: two portals in one process would run each other's jobs.
        services.AddSingleton(Storage);
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (IsOff(provider.GetRequiredService<IConfiguration>()))
            {
                // Hangfire has one log for the process: a portal without jobs leaves it to those that run them.
                hangfire.UseNoOpLogProvider();
            }
        });
        services.AddSingleton<PlanMorningsJob>();
        services.AddSingleton<CleanUploadsJob>();
        services.AddSingleton<JobTimes>();
        services.AddSingleton<RunJobs>();
        services.AddSingleton<JobStatusQuery>();
        if (!IsOff(builder.Configuration))
        {
            services.AddRunWhenWoken<ScanNews, ScanEvidenceJob>(job => job.Run);
            services.AddRunWhenWoken<ImportSignal, RunImportsJob>(job => job.Run);
            services.AddRunWhenWoken<LetterRunSignal, IssueLettersJob>(job => job.Run);
            services.AddHangfireServer(options => options.WorkerCount = Workers);
        }
    }

    private static void AddRunWhenWoken<TWaking, TJob>(this IServiceCollection services, Func<TJob, Func<CancellationToken, Task>> run)
        where TWaking : Waking
        where TJob : notnull =>
        services.AddSingleton<IHostedService>(provider => new RunWhenWoken(
            provider.GetRequiredService<TWaking>(), run(provider.GetRequiredService<TJob>()), provider.GetRequiredService<ILogger<RunWhenWoken>>()));

    /// <summary>Creates Hangfire's tables where there are none yet.</summary>
    public static async Task PrepareJobStorage(this WebApplication app)
    {
        if (!IsOff(app.Configuration))
        {
            // Two processes that start together would both create them.
            await using var alone = await app.Services.GetRequiredService<PortalDatabase>().Engine.Alone(app.Lifetime.ApplicationStopping);
            app.Services.GetRequiredService<JobStorage>();
        }
    }

    /// <summary>
    /// Once the portal serves, makes the recurring jobs those of the list and has each run once. Nobody waits for it; a portal
    /// that cannot do it says why and stops.
    /// </summary>
    public static void PrepareJobsWhenStarted(this WebApplication app)
    {
        if (IsOff(app.Configuration))
        {
            return;
        }

        app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(async () =>
        {
            try
            {
                await PrepareJobs(app.Services, app.Lifetime.ApplicationStopping);
                // What the start alone needed is given back once; by itself an idle process would keep it for hours.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
            catch (Exception exception) when (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                app.Logger.LogCritical(exception, "The jobs could not be prepared: the portal stops, because nobody would be reminded.");
                app.Lifetime.StopApplication();
            }
            catch (OperationCanceledException)
            {
                // Stopped before it began.
            }
        }));
    }

    private static async Task PrepareJobs(IServiceProvider services, CancellationToken cancel)
    {
        // Two processes that start together would both put the same jobs on the list.
        await using var alone = await services.GetRequiredService<PortalDatabase>().Engine.Alone(cancel);
        var manager = services.GetRequiredService<IRecurringJobManager>();
        using (var connection = services.GetRequiredService<JobStorage>().GetConnection())
        {
            foreach (var retired in connection.GetRecurringJobs().Select(j => j.Id).Except(PortalJob.All.Select(j => j.Id)))
            {
                manager.RemoveIfExists(retired);
            }
        }

        foreach (var job in PortalJob.All)
        {
            manager.AddOrUpdate(job.Id, job.Job, job.Cron, new RecurringJobOptions());
            manager.Trigger(job.Id);
        }
    }

    /// <summary>
    /// The dashboard keeps to the portal's policy on content but for one style sheet, known by its hash, that its charts write
    /// into the page. Goes before the security headers, whose policy it completes.
    /// </summary>
    public static void UseJobsDashboardStyle(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(DashboardPath, StringComparison.Ordinal))
        {
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("style-src-elem 'self'", $"style-src-elem 'self' {ChartStyle}", StringComparison.Ordinal);
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>Hangfire's dashboard, for the administrator alone.</summary>
    public static void MapJobs(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.DeskJobs,
            DashboardPath,
            new DashboardOptions { AppPath = "/desk", DashboardTitle = "CouncilPortal jobs", DisplayStorageConnectionString = false });

    private static JobStorage Storage(IServiceProvider provider)
    {
        // Hangfire's log, which a storage writes to as soon as it is made, is set up with its configuration.
        _ = provider.GetRequiredService<IGlobalConfiguration>();
        var configuration = provider.GetRequiredService<IConfiguration>();
        if (IsOff(configuration) || provider.GetRequiredService<PortalDatabase>().Engine is not PostgresEngine)
        {
            return new InMemoryStorage(new InMemoryStorageOptions());
        }

        var connection = configuration.GetConnectionString("PortalOwner") is { Length: > 0 } owner ? owner : configuration.GetConnectionString("Portal");
        var options = new PostgreSqlStorageOptions { SchemaName = Schema, DistributedLockTimeout = LockLength };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(PostgresEngine.Plain(connection!), options), options);
    }

    /// <summary>Whether this process runs no jobs.</summary>
    public static bool IsOff(IConfiguration configuration) => configuration.GetValue<bool>("Jobs:Off");
}
