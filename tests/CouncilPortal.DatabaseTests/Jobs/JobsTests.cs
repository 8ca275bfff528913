using System.Net;
using CouncilPortal.DatabaseTests.EmailOutbox;
using CouncilPortal.DatabaseTests.Reminders;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Jobs;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CouncilPortal.DatabaseTests.Jobs;

/// <summary>Hangfire in the portal, on both of its storages.</summary>
public sealed class JobsTests
{
    private static readonly Dictionary<string, string?> On = new() { ["Jobs:Off"] = "false" };

    [Theory, BothEngines]
    public async Task At_start_the_morning_is_planned_and_its_mail_goes_out(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", new DateOnly(2026, 1, 12));
        await using var portal = new TestPortal(data, On);
        using var browser = portal.CreateClient();

        await Until(async () => await data.Value<long>("select count(*) from outbox where sent_at is not null and to_name = 'Lena Officer'", null) > 0);

        Assert.Equal(1, await data.Value<long>("select count(*) from planned_mornings where planned_at is not null", null));
    }

    [Theory, BothEngines]
    public async Task Two_portals_that_start_together_on_one_database_plan_once_and_send_each_mail_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        for (var i = 0; i < 20; i++)
        {
            await data.Member($"Officer {i}", Role.LinkOfficer, council);
        }

        await data.Action(council, "25000001", new DateOnly(2026, 1, 12));
        await using var one = new TestPortal(data, On);
        await using var other = new TestPortal(data, On);
        await Task.WhenAll(Task.Run(one.CreateClient), Task.Run(other.CreateClient));

        // The demonstration's people of that council are among them.
        var officers = await data.Value<long>("select count(*) from memberships where authority_id = @council and role = 'link_officer'", new { council });
        await Until(async () => await data.Value<long>("select count(*) from outbox where sent_at is not null", null) == officers);
        foreach (var portal in (TestPortal[])[one, other])
        {
            await portal.Services.GetRequiredService<PlanMorningsJob>().Run(CancellationToken.None);
            await portal.Services.GetRequiredService<DeliverOutboxJob>().Run(CancellationToken.None);
        }

        Assert.Equal(officers, await data.Value<long>("select count(*) from outbox", null));
        Assert.Equal(officers, await data.Value<long>("select count(*) from reminders", null));
        Assert.Equal(officers, await data.Value<long>("select sum(attempts) from outbox", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from planned_mornings where planned_at is not null", null));
    }

    [Theory, BothEngines]
    public async Task The_recurring_jobs_are_those_of_the_list_and_retired_ones_go(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using (var before = new TestPortal(data, On))
        {
            using var browser = before.CreateClient();
            before.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate("retired", () => Console.Out.Flush(), "0 0 1 1 *");
            Assert.Contains("retired", Recurring(before));
        }

        await using var portal = new TestPortal(data, On);
        using var another = portal.CreateClient();
        await Until(() => Task.FromResult(Recurring(portal).Order().SequenceEqual(PortalJob.All.Select(j => j.Id).Order())));
    }

    [Theory, BothEngines]
    public async Task After_a_restart_what_waited_goes_and_nothing_is_planned_or_sent_twice(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", new DateOnly(2026, 1, 12));
        await using (var before = new TestPortal(data, On))
        {
            using var browser = before.CreateClient();
            await Until(async () => await data.Value<long>("select count(*) from outbox where sent_at is not null", null) > 0);
        }

        // Queued by a process that died before it could send.
        await data.QueueMail("<left@test>");
        await using var portal = new TestPortal(data, On);
        using var another = portal.CreateClient();
        await Until(async () => await data.Value<long>("select count(*) from outbox where sent_at is null", null) == 0);

        Assert.Equal(await data.Value<long>("select count(*) from outbox", null), await data.Value<long>("select sum(attempts) from outbox", null));
        Assert.Equal(1, await data.Value<long>("select count(*) from planned_mornings where planned_at is not null", null));
        Assert.Equal(
            await data.Value<long>("select count(*) from reminders", null),
            await data.Value<long>("select count(*) from (select distinct recommendation_id, kind, for_date, recipient_id from reminders) r", null));
    }

    [Fact]
    public async Task What_a_killed_process_held_holds_up_neither_a_start_nor_a_job()
    {
        Assert.SkipWhen(TestPostgres.WhyMissing is not null, TestPostgres.WhyMissing ?? "");
        await using var data = await TestDatabase.Create(EngineKind.Postgres);
        await using (var before = new TestPortal(data, On))
        {
            using var browser = before.CreateClient();
            await Until(() => Task.FromResult(Recurring(before).Count == PortalJob.All.Count));
        }

        // As it leaves its locks behind when it dies in the middle of triggering.
        await using (var owner = new Npgsql.NpgsqlConnection(data.Settings["ConnectionStrings:PortalOwner"]))
        {
            await owner.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = new Npgsql.NpgsqlCommand(
                """
                insert into hangfire.lock (resource, acquired)
                values ('hangfire:lock:recurring-job:deliver-mail', now()), ('hangfire:lock:recurring-job:plan-mornings', now()), ('hangfire:recurring-jobs:lock', now())
                on conflict (resource) do update set acquired = now()
                """,
                owner);
            await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await data.QueueMail("<left@test>");
        await using var portal = new TestPortal(data, On);
        using var another = portal.CreateClient();
        await Until(async () => await data.Value<long>("select count(*) from outbox where sent_at is null", null) == 0);
    }

    [Theory, BothEngines]
    public async Task The_administrator_has_a_job_run_now_and_a_run_that_failed_done_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, On);
        using var browser = portal.CreateClient();
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        var runs = portal.Services.GetRequiredService<RunJobs>();
        var times = portal.Services.GetRequiredService<JobTimes>();
        await Until(async () => await data.Value<long>("select count(*) from planned_mornings", null) == 1);
        await data.Execute("update planned_mornings set planned_at = null", null);
        Assert.True(await runs.RunNow(administrator, "plan-mornings", CancellationToken.None));
        await Until(async () => await data.Value<long>("select count(*) from planned_mornings where planned_at is not null", null) == 1);

        BrokenJob.IsBroken = true;
        var run = portal.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<BrokenJob>(job => job.Run());
        await Until(() => Task.FromResult(times.Failed().Any(f => f.Id == run)));
        Assert.Equal("Broken.", times.Failed().Single(f => f.Id == run).Reason);
        BrokenJob.IsBroken = false;
        Assert.True(await runs.Retry(administrator, run, CancellationToken.None));
        await Until(() => Task.FromResult(times.Failed().All(f => f.Id != run)));
        Assert.Equal(
            ["failed job run again", "job run by hand"],
            (await data.Rows<string>("select action from audit where who = 'Ada Ministrator' and action like '%job%'", null)).Order());
    }

    [Theory, BothEngines]
    public async Task Nobody_but_the_administrator_has_a_job_run(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = new TestPortal(data, On);
        using var browser = portal.CreateClient();
        var runs = portal.Services.GetRequiredService<RunJobs>();
        foreach (var scope in new[] { Scope.Public, await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Pat Publisher", Role.Publisher, null) })
        {
            Assert.False(await runs.RunNow(scope, "plan-mornings", CancellationToken.None));
        }
    }

    [Theory, BothEngines]
    public async Task The_dashboard_and_its_plain_page_are_for_the_administrator_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await using var portal = await TestPortal.WithDemoPeople(data);
        using var visitor = portal.CreateClient();
        using var officer = await portal.SignedIn("Lena Officer");
        using var caseworker = await portal.SignedIn("Casey Worker");
        using var administrator = await portal.SignedIn("Ada Ministrator");
        foreach (var address in new[] { "/desk/jobs", "/desk/jobs/recurring", "/desk/jobs/stats", "/desk/jobs/status" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await visitor.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await caseworker.Get(address)).StatusCode);
        }

        Assert.Contains("Hangfire", await administrator.Text("/desk/jobs"), StringComparison.Ordinal);
        Assert.Contains("Sends the mail that waits", await administrator.Text("/desk/jobs/status"), StringComparison.Ordinal);
    }

    /// <summary>A job that fails while it is broken.</summary>
    public sealed class BrokenJob
    {
        private readonly string reason = "Broken.";

        public static bool IsBroken { get; set; }

        [AutomaticRetry(Attempts = 0)]
        public void Run()
        {
            if (IsBroken)
            {
                throw new InvalidOperationException(reason);
            }
        }
    }

    private static IReadOnlyList<string> Recurring(TestPortal portal)
    {
        using var connection = portal.Services.GetRequiredService<JobStorage>().GetConnection();
        return [.. connection.GetRecurringJobs().Select(j => j.Id)];
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
