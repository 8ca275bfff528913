using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.PublicReports;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// Planning a morning over many open recommendations against the bare statement that finds what is to be reminded of, on mornings that follow
/// each other. Both find the same. The whole planning, with its rows and mails, is shown beside it.
/// </summary>
internal static class ReminderPlanning
{
    private static readonly Scope Planner = Scope.System("Benchmark");
    private static readonly DateOnly FirstDay = new(2026, 6, 1);

    public static async Task<int> Run(string engine, string portalConnection, string bareConnection, int councils, int actions, int rounds)
    {
        TypeHandlers.Register();
        Engine ours = engine == "SQLite" ? new SqliteEngine(portalConnection) : new PostgresEngine(portalConnection, null);
        var time = new FakeTimeProvider(At(FirstDay));
        await using var bare = TrialWorld.Open(engine, bareConnection);
        await bare.OpenAsync();
        await Fill(bare, councils, actions);
        await bare.ExecuteAsync("analyze recommendations");
        await using var services = Services(new PortalDatabase(ours, time), time);
        var query = services.GetRequiredService<PlannedRemindersQuery>();
        var planner = services.GetRequiredService<PlanRemindersCommand>();
        List<double> mine = [], peers = [], whole = [];
        var day = FirstDay.AddDays(-1);
        for (var round = 0; round <= rounds; round++)
        {
            day = Working(day.AddDays(1));
            time.SetUtcNow(At(day));
            Task<int> One() => Ours(query, day);
            Task<int> Other() => Peer(bare, day);
            var (first, second) = round % 2 == 0 ? ((Func<Task<int>>)One, (Func<Task<int>>)Other) : (Other, One);
            var (a, b) = (await Timed(first), await Timed(second));
            if (a.Found != b.Found || a.Found == 0)
            {
                Console.WriteLine($"They differ on {day:yyyy-MM-dd}: {a.Found} and {b.Found}.");
                return 1;
            }

            var began = Stopwatch.GetTimestamp();
            var planned = await planner.CatchUp(Planner, CancellationToken.None);
            var planning = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round} of {rounds}, {engine}: {a.Found} reminders, {planned.Items.Count} planned"));
            if (round > 0)
            {
                mine.Add(round % 2 == 0 ? a.Milliseconds : b.Milliseconds);
                peers.Add(round % 2 == 0 ? b.Milliseconds : a.Milliseconds);
                whole.Add(planning);
            }
        }

        var (m, p) = (Median(mine), Median(peers));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The whole planning, with its rows, mails and audit: {Median(whole):0} ms a morning."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reminders {engine} ours={m:0.0}ms peer={p:0.0}ms ratio={m / p:0.00} must=2 aim=1.2"));
        return 0;
    }

    private static async Task<int> Ours(PlannedRemindersQuery query, DateOnly day) => (await query.On(Planner, day, CancellationToken.None)).Count;

    /// <summary>The due dates are known; what is left is one statement and its rows.</summary>
    private static async Task<int> Peer(DbConnection bare, DateOnly day)
    {
        var oldest = await bare.QuerySingleAsync<DateOnly>("select min(due_on) from recommendations where state in ('open', 'more_evidence_needed')");
        var due = ReminderRecount.DueDates(day, oldest);
        var parameters = new DynamicParameters(new { now = At(day) });
        foreach (var (n, date) in due.Index())
        {
            parameters.Add($"d{n}", date);
        }

        await using var reader = await bare.ExecuteReaderAsync(
            $"""
            select distinct p.id, p.name, p.email, r.id, r.kind, r.remedy, r.public_summary, r.due_on, r.state, r.assignee_id, d.reference, a.name
            from recommendations r
            join decisions d on d.id = r.decision_id
            join authorities a on a.id = r.authority_id
            join memberships m on m.authority_id = r.authority_id and (m.role = 'link_officer' or m.person_id = r.assignee_id)
            join people p on p.id = m.person_id
            where r.state in ('open', 'more_evidence_needed') and r.due_on in ({string.Join(", ", due.Select((_, n) => $"@d{n}"))})
                and m.started_at <= @now and m.ended_at is null
            order by p.name, p.id, r.due_on, d.reference, r.id
            """,
            parameters);
        var found = 0;
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            found++;
        }

        return found;
    }

    private static async Task Fill(DbConnection bare, int councils, int actions)
    {
        foreach (var holiday in ReminderRecount.BankHolidays)
        {
            await bare.ExecuteAsync("insert into bank_holidays (holiday, name) values (@holiday, 'Bank holiday') on conflict do nothing", new { holiday });
        }

        var random = new Random(1);
        var world = new TrialWorld(bare, councils);
        await world.Make(At(FirstDay.AddDays(-400)));
        await world.Actions(
            [
                .. Enumerable.Range(0, actions).Select(n =>
                {
                    var council = random.Next(councils);
                    return new TrialAction
                    {
                        Number = n,
                        Council = council,
                        AssigneeId = random.Next(10) < 3 ? TrialWorld.Person(council, 2) : null,
                        OpenedOn = FirstDay.AddDays(-60),
                        DueOn = FirstDay.AddDays(random.Next(-10, 350)),
                    };
                }),
            ],
            At(FirstDay.AddDays(-60)));
    }

    private static ServiceProvider Services(PortalDatabase database, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(time);
        services.AddSingleton(database);
        services.AddPublicReports();
        services.AddReminders();
        services.AddOutbox();
        return services.BuildServiceProvider();
    }

    private static async Task<(int Found, double Milliseconds)> Timed(Func<Task<int>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await work();
        return (found, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static DateOnly Working(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || ReminderRecount.BankHolidays.Contains(day) ? Working(day.AddDays(1)) : day;

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(8, 0)), TimeSpan.Zero);

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
