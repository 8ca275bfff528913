using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CouncilPortal.Database;
using CouncilPortal.EmailOutbox;
using CouncilPortal.People;
using CouncilPortal.PublicReports;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// A year of mornings on a clock of its own: actions open, move, are submitted, wait, are withdrawn; officers change; mornings are missed. The mail goes to
/// a real mail server that refuses, defers, hangs, closes and drops the line. What it took is held against an independent count.
/// </summary>
internal sealed class MailYear(string engine, DbConnection database, PortalDatabase portal, FakeTimeProvider time, int councils, int actions, int days)
{
    private const int Chances = 10_000;
    private const int FewActions = 1000;
    private const int MoreFailures = 10;

    private static readonly DateOnly FirstDay = new(2026, 3, 2);
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly Scope Trial = Scope.System("Trial");

    // How many of ten thousand mails the server fails in which way; where there are few mails, ten times as many.
    private static readonly (MailAnswer Answer, int Of)[] Failures =
    [
        (MailAnswer.DeferAddress, 100), (MailAnswer.DeferMail, 100), (MailAnswer.DropBefore, 50), (MailAnswer.DropAfter, 80),
        (MailAnswer.Close, 20), (MailAnswer.RefuseAddress, 15), (MailAnswer.RefuseMail, 15), (MailAnswer.Hang, 4),
    ];

    private readonly Random random = new(20260302);
    private readonly TrialWorld world = new(database, councils);
    private readonly List<(DateOnly Day, DateTimeOffset At)> runs = [];
    private bool isServerAway;

    public static async Task<int> Run(string engine, string portalConnection, string bareConnection, int councils, int actions, int days)
    {
        TypeHandlers.Register();
        var time = new FakeTimeProvider(new DateTimeOffset(FirstDay.ToDateTime(new TimeOnly(0, 0)), TimeSpan.Zero));
        Engine ours = engine == "SQLite" ? new SqliteEngine(portalConnection) : new PostgresEngine(portalConnection, null);
        await using var database = TrialWorld.Open(engine, bareConnection);
        await database.OpenAsync();
        return await new MailYear(engine, database, new PortalDatabase(ours, time), time, councils, actions, days).Run();
    }

    private async Task<int> Run()
    {
        var holidays = ReminderRecount.BankHolidays;
        foreach (var holiday in holidays)
        {
            await database.ExecuteAsync("insert into bank_holidays (holiday, name) values (@holiday, 'Bank holiday') on conflict do nothing", new { holiday });
        }

        await world.Make(At(FirstDay.AddDays(-100), new TimeOnly(9, 0)));
        var plans = Enumerable.Range(0, actions).Select(Plan).ToList();
        await using var server = new LoopbackMailServer(_ => Decide());
        await using var services = Services(server);
        var planner = services.GetRequiredService<PlanRemindersCommand>();
        var delivery = services.GetRequiredService<DeliverOutboxJob>();
        var (planning, longest) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var number = 0; number < days; number++)
        {
            var day = FirstDay.AddDays(number);
            time.SetUtcNow(At(day, new TimeOnly(4, 0)));
            await Happen(plans, day);
            isServerAway = number % 97 == 60;
            if (IsMissed(number))
            {
                continue;
            }

            time.SetUtcNow(At(day, new TimeOnly(7, 5)));
            runs.Add((day, time.GetUtcNow()));
            var began = Stopwatch.GetTimestamp();
            await planner.CatchUp(Trial, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began);
            planning += took;
            longest = took > longest ? took : longest;
            await Deliver(delivery, until: At(day.AddDays(1), new TimeOnly(3, 0)));
            await PutRight(services);
            if ((number + 1) % 30 == 0)
            {
                Console.WriteLine($"day {number + 1} of {days}: {server.Taken.Count} mails");
            }
        }

        isServerAway = false;
        await Deliver(delivery, until: DateTimeOffset.MaxValue);
        for (var round = 0; round < 20 && await PutRight(services); round++)
        {
            await Deliver(delivery, until: DateTimeOffset.MaxValue);
        }

        return await Judge(server, planning, longest);
    }

    private async Task<int> Judge(LoopbackMailServer server, TimeSpan planning, TimeSpan longest)
    {
        var expected = await new ReminderRecount(database).Expected(runs);
        var ledger = new MailLedger(server.Taken);
        ledger.Judge(expected, mayComeAgain: mail => !mail.IsSaid);
        var waiting = await database.QuerySingleAsync<long>("select count(*) from outbox where sent_at is null");
        var failures = string.Join(", ", server.Answers.OrderBy(a => a.Key).Select(a => $"{a.Key} {a.Value}"));
        Console.WriteLine($"{expected.Count} mails expected, {server.Taken.Count} taken, {ledger.Again} of them again after a line that dropped; {waiting} still wait. The server: {failures}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Planning took {planning.TotalSeconds:0.0} s for {runs.Count} mornings, {longest.TotalMilliseconds:0} ms the longest."));
        Console.WriteLine($"mail-year {engine} rounds={runs.Count} lost={ledger.Lost} doubled={ledger.Doubled} partial={ledger.Mixed}");
        return ledger.Lost + ledger.Doubled + ledger.Mixed > 0 || waiting > 0 || expected.Count == 0 ? 1 : 0;
    }

    private ServiceProvider Services(LoopbackMailServer server)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(server.Settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(portal);
        services.AddReminders();
        services.AddPublicReports();
        services.AddOutbox();
        services.AddSingleton<OutboxClaims>();
        services.AddSingleton<ResendMailCommand>();
        services.AddSingleton<BouncedAddressesQuery>();
        services.AddSingleton<ConfirmAddressCommand>();
        services.AddSingleton<IEmailSender>(new SmtpEmailSender(SmtpSettings.Read(configuration) with { Patience = TimeSpan.FromMilliseconds(400) }, time, NullLogger<SmtpEmailSender>.Instance));
        services.AddSingleton(provider => new DeliverOutboxJob(provider.GetRequiredService<OutboxClaims>(), provider.GetRequiredService<IEmailSender>(), time, NullLogger<DeliverOutboxJob>.Instance));
        return services.BuildServiceProvider();
    }

    /// <summary>Lets time go on from attempt to attempt while anything waits.</summary>
    private async Task Deliver(DeliverOutboxJob delivery, DateTimeOffset until)
    {
        while (true)
        {
            await delivery.Run(CancellationToken.None);
            var next = (await database.QueryAsync<DateTimeOffset>(
                "select next_attempt_at from outbox where sent_at is null and dead_at is null and held_at is null order by next_attempt_at limit 1")).Select(n => (DateTimeOffset?)n).SingleOrDefault();
            var pause = (await database.QueryAsync<DateTimeOffset>("select until from mail_pause where until is not null")).Select(n => (DateTimeOffset?)n).SingleOrDefault();
            if (next is not { } at)
            {
                return;
            }

            at = pause > at ? pause.Value : at;
            at = at > time.GetUtcNow() ? at : time.GetUtcNow().AddSeconds(15);
            if (at >= until)
            {
                return;
            }

            time.SetUtcNow(at);
        }
    }

    /// <summary>What people do about mail that did not arrive: addresses are confirmed, mail is sent again. Whether there was any.</summary>
    private static async Task<bool> PutRight(IServiceProvider services)
    {
        var bounced = await services.GetRequiredService<BouncedAddressesQuery>().Standing(Trial, CancellationToken.None);
        foreach (var address in bounced)
        {
            await services.GetRequiredService<ConfirmAddressCommand>().Confirm(Trial, new ConfirmAddress { Id = address.Id, Email = address.Address }, CancellationToken.None);
        }

        return await services.GetRequiredService<ResendMailCommand>().ResendAll(Trial, CancellationToken.None) + bounced.Count > 0;
    }

    private MailAnswer Decide()
    {
        if (isServerAway)
        {
            return MailAnswer.Close;
        }

        lock (random)
        {
            var chance = random.Next(Chances);
            foreach (var (answer, of) in Failures)
            {
                chance -= actions < FewActions ? of * MoreFailures : of;
                if (chance < 0)
                {
                    return answer;
                }
            }
        }

        return MailAnswer.Take;
    }

    /// <summary>Every nineteenth morning nobody is there to plan, and once for four days.</summary>
    private static bool IsMissed(int number) => number % 19 == 11 || number is >= 33 and <= 36;

    private async Task Happen(List<YearPlan> plans, DateOnly day)
    {
        var at = time.GetUtcNow();
        await Some(p => p.Action.OpenedOn == day, chosen => world.Actions(chosen, at));
        await Some(p => p.MovedOn == day, chosen => world.Move(chosen, YearPlan.MovedBy, at));
        await Some(p => p.WaitsOn == day, chosen => world.State(chosen, "awaiting_complainant", at));
        await Some(p => p.GoesOnOn == day, chosen => world.State(chosen, "open", at));
        await Some(p => p.SubmittedOn == day, chosen => world.State(chosen, "evidence_submitted", at));
        await Some(p => p.SettledOn == day, chosen => world.State(chosen, "done", at));
        await Some(p => p.WithdrawnOn == day, chosen => world.State(chosen, "withdrawn", at));
        var number = day.DayNumber - FirstDay.DayNumber;
        if (number % 5 == 4 && number / 5 < councils)
        {
            await world.Replace(number / 5, at);
        }

        Task Some(Func<YearPlan, bool> which, Func<IReadOnlyList<TrialAction>, Task> what) =>
            plans.Where(which).Select(p => p.Action).ToList() is { Count: > 0 } chosen ? what(chosen) : Task.CompletedTask;
    }

    private YearPlan Plan(int number)
    {
        var opened = FirstDay.AddDays(random.Next(days));
        var due = opened.AddDays(random.Next(20, 90));
        var council = random.Next(councils);
        var kind = random.Next(100);
        var submitted = due.AddDays(kind < 70 ? -random.Next(1, 18) : random.Next(1, 40));
        var action = new TrialAction { Number = number, Council = council, AssigneeId = random.Next(10) < 3 ? TrialWorld.Person(council, random.Next(2, TrialWorld.PeopleOfCouncil)) : null, OpenedOn = opened, DueOn = due };
        return new YearPlan
        {
            Action = action,
            SubmittedOn = kind is >= 70 and < 75 ? null : submitted,
            SettledOn = kind is >= 70 and < 75 ? null : submitted.AddDays(10),
            WithdrawnOn = kind is >= 70 and < 75 ? due.AddDays(20) : null,
            MovedOn = kind is >= 75 and < 82 ? due.AddDays(-10) : null,
            WaitsOn = kind is >= 82 and < 88 ? due.AddDays(-6) : null,
            GoesOnOn = kind is >= 82 and < 88 ? due.AddDays(random.Next(-3, 1)) : null,
        };
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>What becomes of an action, and when.</summary>
    private sealed record YearPlan
    {
        public const int MovedBy = 28;

        public required TrialAction Action { get; init; }

        public required DateOnly? SubmittedOn { get; init; }

        public required DateOnly? SettledOn { get; init; }

        public required DateOnly? WithdrawnOn { get; init; }

        public required DateOnly? MovedOn { get; init; }

        public required DateOnly? WaitsOn { get; init; }

        public required DateOnly? GoesOnOn { get; init; }
    }
}
