using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using CouncilPortal.Database;
using CouncilPortal.Testing;
using Dapper;
using Npgsql;

namespace CouncilPortal.Benchmarks;

/// <summary>
/// Two portals on one PostgreSQL plan and send while one or the other is killed at random and started again. New actions fall due all the time. In the
/// end every recipient has had every action named once; a mail came twice only if its process was killed as the mail server took it, and then
/// with the same Message-ID.
/// </summary>
internal sealed class TwoProcesses(NpgsqlConnection database, string program, IReadOnlyList<string> urls, int councils, TimeSpan length)
{
    private const int Others = 3;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    // How long a process may take between the mail server's word and its note of it, on a busy machine.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    // On whatever day the trial runs, its portals begin on a working day at noon.
    private readonly TimeSpan offset = new DateTimeOffset(2026, 9, 16, 12, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow();
    private readonly TrialWorld world = new(database, councils);
    private readonly List<DateTimeOffset> kills = [];
    private readonly Process?[] portals = new Process?[2];
    private int actions;

    public static async Task<int> Run(string bare, string program, string first, string second, int councils, int seconds)
    {
        TypeHandlers.Register();
        await using var database = new NpgsqlConnection(bare);
        await database.OpenAsync();
        return await new TwoProcesses(database, program, [first, second], councils, TimeSpan.FromSeconds(seconds)).Run();
    }

    private async Task<int> Run()
    {
        await world.Make(Now.AddDays(-30));
        await using var server = new LoopbackMailServer(_ => RandomNumberGenerator.GetInt32(60) switch { 0 => MailAnswer.DeferMail, 1 => MailAnswer.DropBefore, _ => MailAnswer.Take });
        var began = Stopwatch.GetTimestamp();
        var rounds = 0;
        try
        {
            await Work();
            await Task.WhenAll(Start(0, server), Start(1, server));
            while (rounds == 0 || Stopwatch.GetElapsedTime(began) < length)
            {
                rounds++;
                await Work();
                await Task.Delay(RandomNumberGenerator.GetInt32(50, 1500));
                var victim = RandomNumberGenerator.GetInt32(2);
                await Kill(victim);

                // Every few rounds both die at once. What they had in hand is taken up ten minutes later: nobody waits for these here.
                if (rounds % Others == 0)
                {
                    await Kill(1 - victim);
                    await TenMinutesPass();
                    await Start(1 - victim, server);
                }

                await Start(victim, server);
                if (rounds % 20 == 0)
                {
                    Console.WriteLine($"round {rounds}: {actions} actions, {server.Taken.Count} mails");
                }
            }

            await Settle(server);
        }
        finally
        {
            await Task.WhenAll(Kill(0), Kill(1));
        }

        return await Judge(server, rounds);
    }

    /// <summary>By the clock of the portals.</summary>
    private DateTimeOffset Now => TimeProvider.System.GetUtcNow() + offset;

    /// <summary>More actions fall due, and the morning is there to be planned once more.</summary>
    private async Task Work()
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var some = Enumerable.Range(actions, councils).Select(n => new TrialAction
        {
            Number = n,
            Council = RandomNumberGenerator.GetInt32(councils),
            AssigneeId = null,
            OpenedOn = today.AddDays(-60),
            DueOn = Due(today),
        }).ToList();
        actions += some.Count;
        await world.Actions(some, Now.AddMinutes(-1));
        await database.ExecuteAsync("update planned_mornings set planned_at = null");
    }

    /// <summary>A due date that asks for a reminder on this day by the rules as they are written down.</summary>
    private static DateOnly Due(DateOnly today)
    {
        var due = ReminderRecount.DueDates(today, today.AddDays(-40));
        return due[RandomNumberGenerator.GetInt32(due.Count)];
    }

    private Task<int> TenMinutesPass() => database.ExecuteAsync("update outbox set claimed_until = @past where claimed_until is not null and sent_at is null", new { past = Now.AddSeconds(-1) });

    private async Task Settle(LoopbackMailServer server)
    {
        server.Decide = _ => MailAnswer.Take;
        var limit = Stopwatch.GetTimestamp();
        while (true)
        {
            await Kill(0);
            await Kill(1);
            await TenMinutesPass();
            await database.ExecuteAsync("update planned_mornings set planned_at = null");
            await database.ExecuteAsync("update outbox set next_attempt_at = @now where sent_at is null and dead_at is null", new { now = Now });
            await database.ExecuteAsync("update mail_pause set until = null");
            await Task.WhenAll(Start(0, server), Start(1, server));
            for (var second = 0; second < 30; second++)
            {
                var open = await database.QuerySingleAsync<long>(
                    """
                    select (select count(*) from planned_mornings where planned_at is null) + (select count(*) from outbox where sent_at is null and dead_at is null)
                        + (select case when count(*) = 0 then 1 else 0 end from planned_mornings)
                    """);
                if (open == 0)
                {
                    return;
                }

                await Task.Delay(1000);
            }

            if (Stopwatch.GetElapsedTime(limit) > TimeSpan.FromMinutes(5))
            {
                return;
            }
        }
    }

    private async Task<int> Judge(LoopbackMailServer server, int rounds)
    {
        var lost = 0;
        var doubled = 0;
        var again = 0;
        var named = new Dictionary<(string To, long Action), int>();
        foreach (var mails in server.Taken.GroupBy(m => m.MessageId))
        {
            foreach (var first in mails.SkipLast(1))
            {
                // Taken, and its process killed before it could say so.
                if (kills.Exists(k => k >= first.At && k - first.At < Window))
                {
                    again++;
                }
                else
                {
                    doubled++;
                    Console.Error.WriteLine($"{first.MessageId} came again, and nobody was killed as it was taken.");
                }
            }

            foreach (var action in MailLedger.ActionsOf(mails.First()))
            {
                named[(mails.First().To, action)] = named.GetValueOrDefault((mails.First().To, action)) + 1;
            }
        }

        var wanted = await database.QueryAsync<(string Email, long Id)>(
            """
            select p.email, r.id
            from recommendations r
            join memberships m on m.authority_id = r.authority_id and m.role = 'link_officer' and m.ended_at is null
            join people p on p.id = m.person_id
            """);
        foreach (var (email, id) in wanted)
        {
            var times = named.GetValueOrDefault((email, id));
            lost += times == 0 ? 1 : 0;
            doubled += times > 1 ? 1 : 0;
            if (times != 1)
            {
                Console.Error.WriteLine($"Action {id} was named to {email} {times} times.");
            }
        }

        var half = await database.QuerySingleAsync<long>(
            """
            select (select count(*) from reminders m where not exists (select 1 from outbox o where o.message_id = m.message_id))
                + (select count(*) from outbox where sent_at is null)
                + (select count(*) from mail_states s join outbox o on o.message_id = s.message_id where s.state <> 'sent')
            """);
        Console.WriteLine($"{actions} actions, {named.Count} reminders in {server.Taken.Count} mails, {again} of them again after a kill; {kills.Count} kills.");
        Console.WriteLine($"two-processes PostgreSQL rounds={rounds} lost={lost} doubled={doubled} partial={half}");
        return lost + doubled + half > 0 || again > kills.Count || named.Count == 0 ? 1 : 0;
    }

    private async Task Kill(int number)
    {
        if (portals[number] is { } portal)
        {
            kills.Add(TimeProvider.System.GetUtcNow());
            portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync();
            kills.Add(TimeProvider.System.GetUtcNow());
            portal.Dispose();
            portals[number] = null;
        }
    }

    private async Task Start(int number, LoopbackMailServer server)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { program, "--urls", urls[number] }, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Demo__Clock"] = $"{(offset < TimeSpan.Zero ? "" : "+")}{offset:c}";
        foreach (var (key, value) in server.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var portal = new Process { StartInfo = start };
        var said = new ConcurrentQueue<string?>();
        portal.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        portal.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        portal.Start();
        portal.BeginOutputReadLine();
        portal.BeginErrorReadLine();
        portals[number] = portal;
        using var asking = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await asking.GetAsync(new Uri(urls[number] + "/health/live"));
                return;
            }
            catch (HttpRequestException down)
            {
                if (portal.HasExited || Stopwatch.GetElapsedTime(began) > StartLimit)
                {
                    throw new InvalidOperationException($"A portal did not start. {string.Join('\n', said)}", down);
                }

                await Task.Delay(50);
            }
        }
    }
}
