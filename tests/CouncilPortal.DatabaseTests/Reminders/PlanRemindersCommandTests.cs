using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>What is reminded of, and what the mail says. The test's clock stands on Monday 12 January 2026.</summary>
public sealed class PlanRemindersCommandTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    [Theory, BothEngines]
    public async Task A_link_officer_is_reminded_ahead_of_the_due_date_on_it_and_after_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        var expected = new Dictionary<long, string>
        {
            [await data.Action(council, "25000001", Monday.AddDays(14))] = "due_in_14_days",
            [await data.Action(council, "25000002", Monday.AddDays(7))] = "due_in_5_working_days",
            [await data.Action(council, "25000003", Monday.AddDays(1))] = "due_tomorrow",
            [await data.Action(council, "25000004", Monday)] = "due_today",
            [await data.Action(council, "25000005", Monday.AddDays(-3))] = "overdue_day_after",
            [await data.Action(council, "25000006", Monday.AddDays(-10))] = "overdue_weekly",
        };
        await data.Action(council, "25000007", Monday.AddDays(3));
        await data.Action(council, "25000008", Monday.AddDays(-4));
        await data.Action(council, "25000009", Monday.AddDays(60));

        await data.CatchUp();

        Assert.Equal(expected, (await data.Reminders()).ToDictionary(r => r.RecommendationId, r => r.Kind));
    }

    [Theory, BothEngines]
    public async Task What_falls_on_one_morning_for_one_person_is_one_mail(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var overdue = await data.Action(council, "25000001", Monday.AddDays(-3));
        var soon = await data.Action(council, "25000002", Monday.AddDays(1));

        await data.CatchUp();

        var mail = Assert.Single(await data.Mails());
        Assert.Equal($"<reminder-2026-01-12-p{officer.PersonId}@portal.example.org>", mail.MessageId);
        Assert.Equal("lena.officer@example.org", mail.ToAddress);
        Assert.Equal("2 agreed actions: 1 overdue, next due Tuesday 13 January", mail.Subject);
        Assert.All(await data.Reminders(), r => Assert.Equal(mail.MessageId, r.MessageId));
        foreach (var part in new[] { mail.TextBody, mail.HtmlBody })
        {
            Assert.Contains($"https://portal.example.org/actions/{overdue}", part, StringComparison.Ordinal);
            Assert.Contains($"https://portal.example.org/actions/{soon}", part, StringComparison.Ordinal);
            Assert.Contains("3 days late", part, StringComparison.Ordinal);
            Assert.Contains("link officer of Ambleford Borough Council", part, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task The_mail_says_nothing_of_a_personal_remedy_but_its_general_name(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        var decision = await data.Decision(council, "25000001", Monday.AddDays(-30), null);
        var action = await data.Recommendation(decision, council, "personal_remedy", Monday);
        await data.Execute("update recommendations set text = 'Apologise to Mr Complainant', public_summary = 'Mr Complainant' where id = @action", new { action });

        await data.CatchUp();

        var mail = Assert.Single(await data.Mails());
        Assert.Equal("Due today, Monday 12 January: apology, 25 000 001", mail.Subject);
        Assert.DoesNotContain("Complainant", mail.Subject + mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Nobody_is_reminded_while_the_evidence_is_with_the_Ombudsman_or_the_complainant_must_act(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        string[] states = ["proposed", "open", "evidence_submitted", "more_evidence_needed", "awaiting_complainant", "done", "done_late", "not_done", "withdrawn"];
        var reminded = new List<long>();
        foreach (var (n, state) in states.Index())
        {
            var action = await data.Action(council, $"2500000{n}", Monday);
            await data.Execute("update recommendations set state = @state where id = @action", new { state, action });
            if (state is "open" or "more_evidence_needed")
            {
                reminded.Add(action);
            }
        }

        await data.CatchUp();

        Assert.Equal(reminded, (await data.Reminders()).Select(r => r.RecommendationId));
    }

    [Theory, BothEngines]
    public async Task Five_working_days_do_not_count_a_bank_holiday(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Execute("insert into bank_holidays (holiday, name) values (@day, 'A proclaimed holiday')", new { day = Monday.AddDays(2) });
        var action = await data.Action(council, "25000001", Monday.AddDays(8));
        await data.Action(council, "25000002", Monday.AddDays(7));

        await data.CatchUp();

        var reminder = Assert.Single(await data.Reminders());
        Assert.Equal((action, "due_in_5_working_days"), (reminder.RecommendationId, reminder.Kind));
    }

    [Theory, BothEngines]
    public async Task Only_a_system_job_plans(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Action(council, "25000001", Monday);
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        foreach (var scope in new[] { Scope.Public, officer, administrator })
        {
            Assert.Empty((await data.Planner().CatchUp(scope, CancellationToken.None)).Mornings);
            Assert.Empty((await data.Planner().Queue(scope, Monday, CancellationToken.None)).Mornings);
        }

        Assert.Empty(await data.Reminders());
    }

    [Theory, BothEngines]
    public async Task The_audit_trail_tells_of_what_was_queued(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", Monday);
        await data.CatchUp();
        Assert.Equal("test: reminders queued, morning 2026-01-12, 1 reminders, 1 mails", await data.Value<string>("select who || ': ' || action || ', ' || subject || ', ' || detail from audit", null));
    }
}
