using CouncilPortal.DatabaseTests.Reminders;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Dapper;
using Xunit;

namespace CouncilPortal.DatabaseTests.EmailOutbox;

public sealed class DeadLetterTests
{
    [Theory, BothEngines]
    public async Task What_was_given_up_is_listed_with_its_reason_and_sent_again_with_the_same_message_id(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.Deliver(new FakeEmailSender(_ => throw new MailRefusedException("Too large.", null)));
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        var letter = Assert.Single((await Status(data, administrator))!.DeadLetters);
        Assert.Equal(("Too large.", 1, false), (letter.Reason, letter.Attempts, letter.IsBounced));

        Assert.True(await Resend(data, administrator, letter.Id));
        Assert.False(await Resend(data, administrator, letter.Id));

        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Equal(["<a@test>"], server.Taken);
        Assert.Empty((await Status(data, administrator))!.DeadLetters);
        Assert.Equal("<a@test>", await data.Value<string>("select subject from audit where action = 'mail sent again' and who = 'Ada Ministrator'", null));
    }

    [Theory, BothEngines]
    public async Task All_are_sent_again_but_those_whose_address_does_not_work(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>", "a@example.org");
        await data.QueueMail("<b@test>", "b@example.org");
        await data.QueueMail("<c@test>", "c@example.org");
        await data.Deliver(new FakeEmailSender(mail => throw (mail.MessageId == "<a@test>" ? new AddressRefusedException("No such address.", null) : new MailRefusedException("Too large.", null))));
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        var bounced = Assert.Single((await Status(data, administrator))!.DeadLetters, l => l.IsBounced);
        Assert.False(await Resend(data, administrator, bounced.Id));

        Assert.Equal(2, await new ResendMailCommand(data.Database, data.Time).ResendAll(administrator, CancellationToken.None));

        var counts = (await Status(data, administrator))!.Counts;
        Assert.Equal((2, 1, 0), (counts.Waiting, counts.Bounced, counts.Failed));
    }

    [Theory, BothEngines]
    public async Task The_administrator_sees_why_mail_waits_and_has_it_tried_at_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        await data.QueueMail("<a@test>");
        await data.Deliver(new FakeEmailSender(_ => throw new MailServerUnavailableException("Nobody there.", null) { RetryAfter = TimeSpan.FromHours(3) }));
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        var status = await Status(data, administrator);
        Assert.Equal((data.Time.GetUtcNow().AddHours(3), "Nobody there."), (status!.PausedUntil, status.PauseReason));
        Assert.Equal("Nobody there.", Assert.Single(status.Retried).Reason);

        Assert.True(await new ResumeMailCommand(data.Database, data.Time).Resume(administrator, CancellationToken.None));

        var server = new FakeEmailSender();
        await data.Deliver(server);
        Assert.Single(server.Taken);
        Assert.Null((await Status(data, administrator))!.PausedUntil);
    }

    [Theory, BothEngines]
    public async Task Nobody_but_the_administrator_sees_or_does_anything(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (_, officer) = await data.Ambleford();
        await data.QueueMail("<a@test>");
        await data.Deliver(new FakeEmailSender(_ => throw new MailRefusedException("Too large.", null)));
        foreach (var scope in new[] { Scope.Public, officer, await data.Member("Casey Worker", Role.Caseworker, null), await data.Member("Pat Publisher", Role.Publisher, null) })
        {
            Assert.Null(await Status(data, scope));
            Assert.False(await Resend(data, scope, await data.Value<long>("select id from outbox", null)));
            Assert.Equal(0, await new ResendMailCommand(data.Database, data.Time).ResendAll(scope, CancellationToken.None));
            Assert.False(await new ResumeMailCommand(data.Database, data.Time).Resume(scope, CancellationToken.None));
        }
    }

    [Theory, BothEngines]
    public async Task The_state_of_a_reminders_mail_is_seen_by_those_who_see_the_reminder(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Action(council, "25000001", new DateOnly(2026, 1, 12));
        await data.CatchUp();
        await data.Deliver(new FakeEmailSender());
        var colleague = await data.Member("Mo Nitoring", Role.MonitoringOfficer, council);
        var stranger = await data.Member("Kit Kestrelby", Role.LinkOfficer, await data.Council("Kestrelby", "District"));
        foreach (var (scope, seen) in new[] { (officer, 1), (colleague, 1), (stranger, 0), (Scope.Public, 0) })
        {
            var states = await data.Database.Read(
                scope,
                c => c.QueryAsync<string>(
                    """
                    select s.state from reminders m join mail_states s on s.message_id = m.message_id
                    where m.authority_id in @OwnAuthorities
                    """,
                    new { scope.OwnAuthorities }),
                CancellationToken.None);
            Assert.Equal(Enumerable.Repeat("sent", seen), states);
        }
    }

    private static Task<DeliveryStatus?> Status(TestDatabase data, Scope scope) => new DeliveryQuery(data.Database, data.Time).Now(scope, 1, CancellationToken.None);

    private static Task<bool> Resend(TestDatabase data, Scope scope, long id) => new ResendMailCommand(data.Database, data.Time).Resend(scope, id, CancellationToken.None);
}
