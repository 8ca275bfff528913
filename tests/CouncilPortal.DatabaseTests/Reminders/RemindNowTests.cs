using CouncilPortal.Compliance;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>Reminding by hand, the forecast, and what became of what was sent. The test's clock stands on Monday 12 January 2026, 9am.</summary>
public sealed class RemindNowTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_link_officer_reminds_everybody_by_hand_once_a_day(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var con = await data.Member("Con Tributor", Role.Contributor, council);
        var action = await data.Action(council, "25000001", Monday.AddDays(40));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { con.PersonId, action });

        Assert.True((await Command(data).Remind(officer, action, Cancel)).IsDone);

        Assert.Equal([("Con Tributor", "by_hand"), ("Lena Officer", "by_hand")], (await data.Reminders()).Select(r => (r.RecipientName, r.Kind)));
        Assert.Equal(["con.tributor@example.org", "lena.officer@example.org"], (await data.Mails()).Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        Assert.Equal($"<reminder-2026-01-12-a{action}-p{con.PersonId}@portal.example.org>", (await data.Mails()).Single(m => m.ToAddress.StartsWith("con", StringComparison.Ordinal)).MessageId);
        Assert.Equal("Lena Officer", await data.Value<string>("select who from audit where action = 'reminded by hand' and authority_id = @council", new { council }));
        Assert.Equal(1, await new NotificationsQuery(data.Database).Unread(con, Cancel));

        // Whoever came since is reminded; the others are not again.
        await data.Member("Dev Deputy", Role.LinkOfficer, council);
        Assert.True((await Command(data).Remind(officer, action, Cancel)).IsDone);
        Assert.Equal(3, (await data.Mails()).Count);
        Assert.Equal(CommandEnd.Refused, (await Command(data).Remind(officer, action, Cancel)).End);
        data.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await Command(data).Remind(officer, action, Cancel)).IsDone);
        Assert.Equal(6, (await data.Mails()).Count);
    }

    [Theory, BothEngines]
    public async Task Nobody_else_reminds_by_hand_and_nothing_is_sent_of_what_the_council_cannot_act_on(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var action = await data.Action(council, "25000001", Monday.AddDays(4));
        var other = await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        foreach (var scope in new[]
        {
            Scope.Public,
            await data.Member("Con Tributor", Role.Contributor, council),
            await data.Member("Mo Nitoring", Role.MonitoringOfficer, council),
            await data.Member("Kit Kestrelby", Role.LinkOfficer, other),
            await data.Member("Casey Worker", Role.Caseworker, null),
        })
        {
            Assert.Equal(CommandEnd.NotFound, (await Command(data).Remind(scope, action, Cancel)).End);
        }

        foreach (var state in new[] { "evidence_submitted", "awaiting_complainant", "done", "not_done", "withdrawn" })
        {
            await data.Execute("update recommendations set state = @state where id = @action", new { state, action });
            Assert.Equal(CommandEnd.Refused, (await Command(data).Remind(officer, action, Cancel)).End);
        }

        Assert.Empty(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task The_forecast_says_when_and_to_whom_and_is_what_the_mornings_then_send(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var con = await data.Member("Con Tributor", Role.Contributor, council);
        await data.CatchUp();
        var action = await data.Action(council, "25000001", Monday.AddDays(15));
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { con.PersonId, action });
        var query = new RemindersOfActionQuery(data.Database, data.Time);

        foreach (var scope in new[] { officer, con })
        {
            var forecast = await query.Forecast(scope, action, Cancel);
            Assert.Equal(["Con Tributor (has the action)", "Lena Officer (link officer)"], forecast!.Recipients.Select(r => r.InWords));
            Assert.Equal(
                [
                    ("due_in_14_days", Monday.AddDays(1)), ("due_in_5_working_days", Monday.AddDays(8)), ("due_tomorrow", Monday.AddDays(14)),
                    ("due_today", Monday.AddDays(15)), ("overdue_day_after", Monday.AddDays(16)), ("overdue_weekly", Monday.AddDays(23)),
                ],
                forecast.Next.Select(n => (n.Rule.Code, n.ForDate)));
        }

        var promised = (await query.Forecast(officer, action, Cancel))!.Next.Select(n => (n.Rule.Code, n.ForDate)).ToList();
        for (var day = 1; day <= 23; day++)
        {
            data.Time.SetUtcNow(Mornings.At(Monday.AddDays(day)));
            await data.CatchUp();
        }

        Assert.Equal(promised, (await data.Reminders()).Where(r => r.RecipientName == "Lena Officer").Select(r => (r.Kind, r.ForDate)));
    }

    [Theory, BothEngines]
    public async Task The_forecast_says_why_nothing_is_sent(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var action = await data.Action(council, "25000001", Monday.AddDays(15));
        await data.Execute("update recommendations set state = 'awaiting_complainant' where id = @action", new { action });
        var forecast = await new RemindersOfActionQuery(data.Database, data.Time).Forecast(officer, action, Cancel);
        Assert.Empty(forecast!.Next);
        Assert.Equal("Nothing is sent while the complainant must act first.", forecast.WhyNone);
    }

    [Theory, BothEngines]
    public async Task What_became_of_a_reminder_is_told_with_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var action = await data.Action(council, "25000001", Monday);
        await data.CatchUp();
        var query = new RemindersOfActionQuery(data.Database, data.Time);
        foreach (var (change, words, trouble) in new[]
        {
            ("attempts = 1", "Waits to be sent", false),
            ("sent_at = @now", "Sent 12 January 2026 at 9am", false),
            ("delivered_at = @now", "Delivered 12 January 2026 at 9am", false),
            ("bounced_at = @now", "Came back 12 January 2026 at 9am: the address does not work", true),
        })
        {
            await data.Execute($"update outbox set {change}", new { now = data.Time.GetUtcNow() });
            var sent = Assert.Single(await query.Of(officer, action, Cancel));
            Assert.Equal((words, trouble), (sent.Standing, sent.IsTrouble));
        }
    }

    private static RemindNowCommand Command(TestDatabase data)
    {
        var address = new PortalAddress("https://portal.example.org");
        return new RemindNowCommand(data.Database, data.Time, new ReminderMails(address), address);
    }
}
