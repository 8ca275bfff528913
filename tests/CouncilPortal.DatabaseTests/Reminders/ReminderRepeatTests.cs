using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>Twice, late, or from two processes: nothing doubled, nothing missed.</summary>
public sealed class ReminderRepeatTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    [Theory, BothEngines]
    public async Task Planning_twice_queues_nothing_new(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", Monday);
        Assert.Single((await data.CatchUp()).Items);
        Assert.Empty((await data.CatchUp()).Mornings);
        Assert.Empty((await data.Planner().Queue(ReminderScene.Job, Monday, CancellationToken.None)).Items);
        Assert.Empty((await data.Planner().Queue(ReminderScene.Job, Monday, CancellationToken.None)).Items);
        Assert.Single(await data.Reminders());
        Assert.Single(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task Two_processes_at_once_send_each_reminder_once(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        for (var n = 1; n <= 20; n++)
        {
            await data.Action(council, $"2500{n:0000}", Monday);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => n % 2 == 0
            ? data.CatchUp()
            : data.Planner().Queue(ReminderScene.Job, Monday, CancellationToken.None))));

        Assert.Equal(20, results.Sum(r => r.Items.Count));
        Assert.Equal(20, (await data.Reminders()).Count);
        Assert.Single(await data.Mails());
    }

    [Theory, BothEngines]
    public async Task Mornings_missed_are_caught_up_in_one_mail_in_the_words_of_today(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        var tuesday = await data.Action(council, "25000001", Monday.AddDays(15));
        var wednesday = await data.Action(council, "25000002", Monday.AddDays(3));
        var thursday = await data.Action(council, "25000003", Monday.AddDays(2));

        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 15, 13, 0, 0, TimeSpan.Zero));
        var result = await data.CatchUp();

        Assert.Equal([Monday.AddDays(1), Monday.AddDays(2), Monday.AddDays(3)], result.Mornings);
        Assert.Equal(
            [(tuesday, "due_in_14_days", Monday.AddDays(1)), (wednesday, "due_today", Monday.AddDays(3)), (thursday, "overdue_day_after", Monday.AddDays(3))],
            (await data.Reminders()).Select(r => (r.RecommendationId, r.Kind, r.ForDate)));
        var mail = Assert.Single(await data.Mails());
        Assert.Contains("in 12 days", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(4, await data.Value<long>("select count(*) from planned_mornings where planned_at is not null", null));
    }

    [Theory, BothEngines]
    public async Task Nothing_is_planned_before_seven_in_London(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.CatchUp();
        await data.Action(council, "25000001", Monday.AddDays(1));
        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 13, 6, 59, 59, TimeSpan.Zero));
        Assert.Empty((await data.CatchUp()).Mornings);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await data.CatchUp()).Items);
    }

    [Theory, BothEngines]
    public async Task The_hour_moves_with_Londons_clocks(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        foreach (var (before, at) in new[]
        {
            (new DateTimeOffset(2026, 3, 29, 5, 59, 0, TimeSpan.Zero), new DateOnly(2026, 3, 29)),
            (new DateTimeOffset(2026, 10, 25, 6, 59, 0, TimeSpan.Zero), new DateOnly(2026, 10, 25)),
        })
        {
            data.Time.SetUtcNow(before);
            await data.CatchUp();
            Assert.Equal(0, await data.Value<long>("select count(*) from planned_mornings where morning = @at", new { at }));
            data.Time.Advance(TimeSpan.FromMinutes(1));
            await data.CatchUp();
            Assert.Equal(1, await data.Value<long>("select count(*) from planned_mornings where morning = @at", new { at }));
        }
    }

    [Theory, BothEngines]
    public async Task A_day_queued_ahead_waits_for_its_morning_which_adds_only_what_is_new(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var tomorrow = Monday.AddDays(1);
        await data.Action(council, "25000001", tomorrow);
        Assert.Single((await data.Planner().Queue(ReminderScene.Job, tomorrow, CancellationToken.None)).Items);
        var early = Assert.Single(await data.Mails());
        Assert.Equal(new DateTimeOffset(2026, 1, 13, 7, 0, 0, TimeSpan.Zero), early.NextAttemptAt);
        Assert.Contains("Due today", early.Subject, StringComparison.Ordinal);

        await data.Action(council, "25000002", tomorrow);
        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 13, 7, 0, 0, TimeSpan.Zero));
        Assert.Equal("25000002", Assert.Single((await data.CatchUp()).Items).Reference);
        Assert.Equal(
            [$"<reminder-2026-01-13-p{officer.PersonId}@portal.example.org>", $"<reminder-2026-01-13-2-p{officer.PersonId}@portal.example.org>"],
            (await data.Mails()).Select(m => m.MessageId));
    }

    [Theory, BothEngines]
    public async Task A_planning_that_fails_leaves_the_morning_to_the_next(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        var action = await data.Action(council, "25000001", Monday);
        await data.Execute("update recommendations set remedy = 'unheard of' where id = @action", new { action });
        await Assert.ThrowsAsync<FormatException>(data.CatchUp);
        Assert.Empty(await data.Reminders());
        await data.Execute("update recommendations set remedy = 'policy_changed' where id = @action", new { action });
        Assert.Single((await data.CatchUp()).Items);
    }
}
