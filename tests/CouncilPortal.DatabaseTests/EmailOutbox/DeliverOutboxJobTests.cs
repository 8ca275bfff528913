using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

public sealed class DeliverOutboxJobTests
{
    [Theory, BothEngines]
    public async Task A_waiting_mail_is_sent_once_and_stamped(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.QueueMail("<a@test>");
        var server = new FakeEmailSender();
        await data.Deliver(server);
        await data.Deliver(server);
        Assert.Equal(["<a@test>"], server.Taken);
        var mail = await data.Mail("<a@test>");
        Assert.Equal((data.Time.GetUtcNow(), 1, null), (mail.SentAt, mail.Attempts, mail.ClaimedUntil));
    }

    [Theory, BothEngines]
    public async Task A_mail_is_not_sent_before_its_time(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.Execute("update outbox set next_attempt_at = @at", new { at = data.Time.GetUtcNow().AddHours(1) });
        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Empty(server.Taken);
        data.Time.Advance(TimeSpan.FromHours(1));
        await data.Deliver(server);
        Assert.Single(server.Taken);
    }

    [Theory, BothEngines]
    public async Task A_mail_that_fails_waits_longer_each_time_and_is_given_up_with_the_reason(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        var server = new FakeEmailSender(_ => throw new IOException("The line broke."));
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt < RetryDelay.Attempts; attempt++)
        {
            await data.Deliver(server);
            var mail = await data.Mail("<a@test>");
            Assert.Equal((attempt, "The line broke.", null), (mail.Attempts, mail.LastError, mail.DeadAt));
            waits.Add(mail.NextAttemptAt - data.Time.GetUtcNow());
            data.Time.SetUtcNow(mail.NextAttemptAt);
        }

        await data.Deliver(server);

        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromMinutes(1), waits[0]);
        var dead = await data.Mail("<a@test>");
        Assert.Equal(data.Time.GetUtcNow(), dead.DeadAt);
        Assert.Equal("Given up after 10 attempts. The line broke.", dead.LastError);
        data.Time.Advance(TimeSpan.FromDays(30));
        await data.Deliver(new FakeEmailSender(_ => throw new InvalidOperationException("A dead mail was tried again.")));
        Assert.Equal(10, (await data.Mail("<a@test>")).Attempts);
    }

    [Theory, BothEngines]
    public async Task A_mail_refused_for_good_is_given_up_at_once_and_the_others_go(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.QueueMail("<b@test>");
        var server = new FakeEmailSender(mail => mail.MessageId == "<a@test>" ? throw new MailRefusedException("No such address.", null) : Task.CompletedTask);
        await data.Deliver(server);
        Assert.Equal("No such address.", (await data.Mail("<a@test>")).LastError);
        Assert.NotNull((await data.Mail("<a@test>")).DeadAt);
        Assert.NotNull((await data.Mail("<b@test>")).SentAt);
    }

    [Theory, BothEngines]
    public async Task A_dead_mail_server_delays_mail_however_long_and_gives_none_up(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.QueueMail("<b@test>");
        var tries = 0;
        var dead = new FakeEmailSender(_ =>
        {
            tries++;
            throw new MailServerUnavailableException("Nobody there.", null);
        });
        for (var run = 1; run <= 50; run++)
        {
            await data.Deliver(dead);
            data.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(50, tries);
        Assert.Equal((0, "Nobody there.", null), ((await data.Mail("<a@test>")).Attempts, (await data.Mail("<a@test>")).LastError, (await data.Mail("<a@test>")).DeadAt));
        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Equal(["<a@test>", "<b@test>"], server.Taken.Order());
        Assert.Null((await data.Mail("<a@test>")).LastError);
    }

    [Theory, BothEngines]
    public async Task Of_several_workers_at_once_one_sends_each_mail(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        string[] ids = [.. Enumerable.Range(1, 40).Select(n => $"<{n:00}@test>")];
        foreach (var id in ids)
        {
            await data.QueueMail(id);
        }

        var server = new FakeEmailSender(async _ => await Task.Yield());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => data.Deliver(server))));
        await data.Deliver(server);

        Assert.Equal(ids, server.Taken.Order());
    }

    [Theory, BothEngines]
    public async Task The_mail_of_a_process_that_died_after_sending_goes_again_with_the_same_message_id(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        var claims = new OutboxClaims(data.Database, data.Time);
        Assert.Equal("<a@test>", (await claims.Next(Scope.System("test"), CancellationToken.None))?.MessageId);

        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Empty(server.Taken);
        data.Time.Advance(OutboxClaims.Length);
        await data.Deliver(server);

        Assert.Equal(["<a@test>"], server.Taken);
        Assert.Equal(2, (await data.Mail("<a@test>")).Attempts);
    }

    [Theory, BothEngines]
    public async Task A_worker_whose_claim_ran_out_does_not_undo_what_another_did(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        var claims = new OutboxClaims(data.Database, data.Time);
        var slow = await claims.Next(Scope.System("slow"), CancellationToken.None);
        data.Time.Advance(OutboxClaims.Length);
        await data.Deliver(new FakeEmailSender());
        await claims.Failed(Scope.System("slow"), slow!, "Too slow.", data.Time.GetUtcNow());
        await claims.Dead(Scope.System("slow"), slow!, "Too slow.");
        var mail = await data.Mail("<a@test>");
        Assert.NotNull(mail.SentAt);
        Assert.Null(mail.DeadAt);
        Assert.Null(mail.LastError);
    }

    [Theory, BothEngines]
    public async Task A_portal_that_is_stopped_puts_the_mail_back_at_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        using var stop = new CancellationTokenSource();
        await data.Delivery(new FakeEmailSender(async _ =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        })).Run(stop.Token);
        var mail = await data.Mail("<a@test>");
        Assert.Equal((0, null, null), (mail.Attempts, mail.ClaimedUntil, mail.SentAt));
    }

    [Theory, BothEngines]
    public async Task A_sender_that_asks_for_peace_gets_it_from_every_process_for_as_long_as_it_said(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.QueueMail("<b@test>");
        await data.Deliver(new FakeEmailSender(_ => throw new MailServerUnavailableException("Too many.", null) { RetryAfter = TimeSpan.FromSeconds(90) }));

        var server = new FakeEmailSender();
        data.Time.Advance(TimeSpan.FromSeconds(89));
        await data.Deliver(server);
        Assert.Empty(server.Taken);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await data.Deliver(server);
        Assert.Equal(["<a@test>", "<b@test>"], server.Taken.Order());
        Assert.Equal(1, (await data.Mail("<a@test>")).Attempts);
    }

    [Theory, BothEngines]
    public async Task A_mail_that_takes_too_long_lets_the_others_go_and_a_server_that_hangs_twice_is_left_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        foreach (var id in (string[])["<a@test>", "<b@test>", "<c@test>"])
        {
            await data.QueueMail(id);
        }

        var server = new FakeEmailSender(mail => mail.MessageId == "<a@test>" ? throw new TimeoutException("Too slow.") : Task.CompletedTask);
        await data.Deliver(server);
        Assert.Equal(["<b@test>", "<c@test>"], server.Taken);
        Assert.Equal((1, "Too slow."), ((await data.Mail("<a@test>")).Attempts, (await data.Mail("<a@test>")).LastError));

        foreach (var id in (string[])["<d@test>", "<e@test>", "<f@test>"])
        {
            await data.QueueMail(id);
        }

        var tries = 0;
        await data.Deliver(new FakeEmailSender(_ =>
        {
            tries++;
            throw new TimeoutException("Too slow.");
        }));
        Assert.Equal(2, tries);
        await data.Deliver(server);
        Assert.Equal(2, server.Taken.Count);
        data.Time.Advance(TimeSpan.FromMinutes(1));
        await data.Deliver(server);
        Assert.Equal(["<b@test>", "<c@test>", "<d@test>", "<e@test>", "<f@test>"], server.Taken.Order());
    }

    [Theory, BothEngines]
    public async Task A_run_gives_way_after_a_while_and_the_next_one_goes_on(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        foreach (var id in (string[])["<a@test>", "<b@test>", "<c@test>"])
        {
            await data.QueueMail(id);
        }

        var slow = new FakeEmailSender(_ =>
        {
            data.Time.Advance(TimeSpan.FromMinutes(3));
            return Task.CompletedTask;
        });
        await data.Deliver(slow);
        Assert.Equal(2, slow.Taken.Count);
        await data.Deliver(slow);
        Assert.Equal(3, slow.Taken.Count);
    }

    [Theory, BothEngines]
    public async Task While_this_process_sends_another_run_does_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.QueueMail("<b@test>");
        DeliverOutboxJob? job = null;
        var server = new FakeEmailSender(async mail =>
        {
            if (mail.MessageId == "<a@test>")
            {
                await job!.Run(CancellationToken.None);
                Assert.Null((await data.Mail("<b@test>")).SentAt);
            }
        });
        job = data.Delivery(server);
        await job.Run(CancellationToken.None);
        Assert.Equal(["<a@test>", "<b@test>"], server.Taken);
    }
}
