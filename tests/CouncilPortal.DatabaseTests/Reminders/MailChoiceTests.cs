using CouncilPortal.EmailOutbox;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>At once, once a day, once a week or not at all. The test's clock stands on Monday 12 January 2026, 9am.</summary>
public sealed class MailChoiceTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Without_a_choice_news_goes_at_once_and_shows_under_the_bell(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (_, officer) = await data.Ambleford();
        await Tell(data, officer, "fact-1", "evidence accepted", "Accepted as done: apology");
        Assert.Equal(["fact-1"], (await data.Mails()).Select(m => m.MessageId));
        Assert.Equal(["Accepted as done: apology"], await Bell(data, officer));
    }

    [Theory, BothEngines]
    public async Task What_comes_daily_waits_for_the_next_working_morning_and_is_one_mail_with_its_reminders(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.CatchUp();
        await Choose(data, officer, "evidence_accepted", "daily");
        await Tell(data, officer, "fact-1", "evidence accepted", "Accepted as done: apology");
        await Tell(data, officer, "fact-2", "evidence accepted", "Accepted as done: payment");
        Assert.Empty(await data.Mails());
        Assert.Equal(2, (await Bell(data, officer)).Count);

        await data.Action(council, "25000001", Monday.AddDays(1));
        await Morning(data, Monday.AddDays(1));

        var mail = Assert.Single(await data.Mails());
        Assert.Equal("Due today, Tuesday 13 January: train housing officers, 25 000 001, and 2 more things", mail.Subject);
        Assert.Contains("Accepted as done: payment", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://portal.example.org/actions/7", mail.HtmlBody, StringComparison.Ordinal);
        await data.Execute("update recommendations set state = 'evidence_submitted'", null);
        await Morning(data, Monday.AddDays(2));
        Assert.Single(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task What_comes_weekly_waits_for_the_first_working_day_of_the_week(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.CatchUp();
        await data.Execute("insert into bank_holidays (holiday, name) values (@day, 'A proclaimed holiday')", new { day = Monday.AddDays(7) });
        await Choose(data, officer, "due_soon", "weekly");
        await Choose(data, officer, "messages", "weekly");
        await Tell(data, officer, "fact-1", "message from the Ombudsman", "Message from the Ombudsman: apology");
        var open = await data.Action(council, "25000001", Monday.AddDays(15));
        var done = await data.Action(council, "25000002", Monday.AddDays(15));
        for (var day = 1; day <= 7; day++)
        {
            await Morning(data, Monday.AddDays(day));
            Assert.Empty(await data.Mails());
        }

        await data.Execute("update recommendations set state = 'evidence_submitted' where id = @done", new { done });
        await Morning(data, Monday.AddDays(8));

        var mail = Assert.Single(await data.Mails());
        Assert.Contains($"/actions/{open}", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain($"/actions/{done}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Message from the Ombudsman: apology", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_somebody_does_not_want_by_mail_shows_in_the_portal_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await Choose(data, officer, "due_soon", "off");
        await Choose(data, officer, "assigned", "off");
        await Tell(data, officer, "fact-1", "action assigned", "Assigned to you: apology");
        await data.Action(council, "25000001", Monday.AddDays(14));
        await data.CatchUp();
        Assert.Empty(await data.Mails());
        Assert.Equal(["Due Monday 26 January: train housing officers, 25 000 001", "Assigned to you: apology"], await Bell(data, officer));
        Assert.Equal("off", await data.Value<string>("select delivery from reminders", null));
    }

    [Theory, BothEngines]
    public async Task Nobody_can_choose_away_last_warnings_and_what_is_overdue(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var save = new SaveMailChoicesCommand(data.Database, data.Time);
        foreach (var delivery in new[] { "off", "weekly", "never", null })
        {
            Assert.Equal(["last_warnings"], (await save.Save(officer, new Dictionary<string, string?> { ["last_warnings"] = delivery, ["due_soon"] = "off" }, Cancel)).Keys);
        }

        Assert.Equal(0, await data.Value<long>("select count(*) from mail_choices", null));
        foreach (var topic in new[] { "due_soon", "more_evidence", "messages" })
        {
            await Choose(data, officer, topic, "off");
        }

        await data.Action(council, "25000001", Monday);
        await data.Action(council, "25000002", Monday.AddDays(1));
        await data.Action(council, "25000003", Monday.AddDays(-3));
        await data.CatchUp();
        Assert.Equal("3 agreed actions: 1 overdue, next due Monday 12 January", Assert.Single(await data.Mails()).Subject);
    }

    [Theory, BothEngines]
    public async Task What_was_read_in_the_portal_is_not_mailed_again(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (_, officer) = await data.Ambleford();
        await data.CatchUp();
        await Choose(data, officer, "messages", "daily");
        await Tell(data, officer, "fact-1", "internal comment", "Internal comment: apology");
        var query = new NotificationsQuery(data.Database);
        var item = Assert.Single((await query.List(officer, 1, Cancel)).Items);
        Assert.Equal("/actions/7", await new ReadNotificationsCommand(data.Database, data.Time).Open(officer, item.Id, Cancel));
        Assert.Equal(0, await query.Unread(officer, Cancel));
        await Morning(data, Monday.AddDays(1));
        Assert.Empty(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task The_reader_of_a_mail_stops_its_like_with_its_secret_and_nothing_else(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var colleague = await data.Member("Dev Deputy", Role.LinkOfficer, council);
        await data.Action(council, "25000001", Monday.AddDays(14));
        await data.CatchUp();
        var token = await data.Value<string>("select stop_token from outbox where to_person_id = @PersonId", new { officer.PersonId });
        Assert.Equal(64, token.Length);
        Assert.Contains($"https://portal.example.org/unsubscribe/{token}", (await data.Mails())[1].TextBody, StringComparison.Ordinal);
        Assert.Equal($"https://portal.example.org/unsubscribe/{token}", await data.Value<string>("select stop_address from outbox where stop_token = @token", new { token }));

        var stop = new StopMailCommand(data.Database, data.Time);
        Assert.Null(await stop.Stop(Scope.Public, "guessed", Cancel));
        Assert.Equal(["Actions due soon"], (await stop.Stop(Scope.Public, token, Cancel))!.Select(t => t.Name));
        Assert.NotNull(await stop.Stop(Scope.Public, token, Cancel));
        Assert.Equal(1, await data.Value<long>("select count(*) from audit where action = 'mail stopped by its reader'", null));
        Assert.Equal("off", await data.Value<string>("select delivery from mail_choices where person_id = @PersonId and topic = 'due_soon'", new { officer.PersonId }));
        Assert.Equal(0, await data.Value<long>("select count(*) from mail_choices where person_id = @PersonId", new { colleague.PersonId }));
    }

    [Theory, BothEngines]
    public async Task A_mail_with_a_last_warning_in_it_cannot_be_stopped(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", Monday.AddDays(14));
        await data.Action(council, "25000002", Monday.AddDays(1));
        await data.CatchUp();
        Assert.Equal(0, await data.Value<long>("select count(*) from outbox where stop_token is not null", null));
        Assert.DoesNotContain("unsubscribe", Assert.Single(await data.Mails()).TextBody, StringComparison.Ordinal);
    }

    private static Task Tell(TestDatabase data, Scope to, string id, string mailKind, string subject) => data.Database.Transact(
        ReminderScene.Job,
        c => Outbox.Queue(c, data.Time.GetUtcNow(), new Mail
        {
            MessageId = id,
            Kind = mailKind,
            ToPersonId = to.PersonId,
            ToName = to.Name,
            ToAddress = "lena.officer@example.org",
            Subject = subject,
            TextBody = "Text",
            HtmlBody = "<p>Text</p>",
            Path = "/actions/7",
        }),
        Cancel);

    private static async Task Choose(TestDatabase data, Scope scope, string topic, string delivery) =>
        Assert.Empty(await new SaveMailChoicesCommand(data.Database, data.Time).Save(scope, new Dictionary<string, string?> { [topic] = delivery }, Cancel));

    private static async Task<IReadOnlyList<string>> Bell(TestDatabase data, Scope scope) =>
        [.. (await new NotificationsQuery(data.Database).List(scope, 1, Cancel)).Items.Select(i => i.Subject)];

    private static Task<PlanResult> Morning(TestDatabase data, DateOnly day)
    {
        data.Time.SetUtcNow(Mornings.At(day));
        return data.CatchUp();
    }
}
