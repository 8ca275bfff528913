using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

public sealed class ReminderQueriesTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    [Theory, BothEngines]
    public async Task What_would_be_sent_tells_what_is_queued_already_and_changes_nothing(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        await data.Action(council, "25000001", Monday);
        var query = new PlannedRemindersQuery(data.Database, data.Time);
        Assert.False(Assert.Single(await query.On(ReminderScene.Job, Monday, CancellationToken.None)).IsQueued);
        Assert.Empty(await data.Reminders());
        await data.CatchUp();
        Assert.True(Assert.Single(await query.On(ReminderScene.Job, Monday, CancellationToken.None)).IsQueued);
    }

    [Theory, BothEngines]
    public async Task What_a_morning_tells_beside_reminders_is_foretold_until_it_is_told(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var deputy = await data.Member("Dev Deputy", Role.LinkOfficer, council);
        await data.Execute(
            """
            insert into covers (authority_id, person_id, deputy_id, starts_on, ends_on, created_at, created_by_name)
            values (@council, @covered, @deputy, @from, @until, @now, 'Lena Officer')
            """,
            new { council, covered = officer.PersonId, deputy = deputy.PersonId, from = Monday.AddDays(3), until = Monday.AddDays(4), now = data.Time.GetUtcNow() });
        var query = new PlannedNewsQuery(data.Database, data.Time, data.Clocks());

        Assert.Empty(await query.On(ReminderScene.Job, Monday, CancellationToken.None));
        Assert.Equal(
            ["Dev Deputy: Cover until Friday 16 January: you stand in for Lena Officer", "Lena Officer: Cover until Friday 16 January: Dev Deputy stands in for you"],
            (await query.On(ReminderScene.Job, Monday.AddDays(3), CancellationToken.None)).Select(n => $"{n.Name}: {n.Subject}"));
        Assert.Empty(await query.On(ReminderScene.Job, Monday.AddDays(5), CancellationToken.None));
        Assert.Empty(await query.On(officer, Monday.AddDays(3), CancellationToken.None));
        Assert.Equal(0, await data.Value<long>("select count(*) from notifications", null));

        data.Time.SetUtcNow(new DateTimeOffset(2026, 1, 15, 7, 30, 0, TimeSpan.Zero));
        await data.CatchUp();
        Assert.Empty(await query.On(ReminderScene.Job, Monday.AddDays(3), CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task What_would_be_sent_is_for_system_jobs_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Action(council, "25000001", Monday);
        var query = new PlannedRemindersQuery(data.Database, data.Time);
        Assert.Empty(await query.On(officer, Monday, CancellationToken.None));
        Assert.Empty(await query.On(Scope.Public, Monday, CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task An_actions_reminders_are_seen_by_its_council_and_the_Ombudsman(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var assignee = await data.Member("Con Tributor", Role.Contributor, council);
        var action = await data.Action(council, "25000001", Monday);
        await data.Execute("update recommendations set assignee_id = @PersonId where id = @action", new { assignee.PersonId, action });
        await data.CatchUp();
        var query = new RemindersOfActionQuery(data.Database, data.Time);
        foreach (var scope in new[] { officer, assignee, await data.Member("Mo Nitoring", Role.MonitoringOfficer, council), await data.Member("Casey Worker", Role.Caseworker, null) })
        {
            Assert.Equal(["Con Tributor", "Lena Officer"], (await query.Of(scope, action, CancellationToken.None)).Select(r => r.RecipientName));
        }

        var other = await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        foreach (var scope in new[]
        {
            Scope.Public,
            await data.Member("Kit Kestrelby", Role.LinkOfficer, other),
            await data.Member("Sam Scrutiny", Role.ScrutinyMember, council),
            await data.Member("Other Contributor", Role.Contributor, council),
            await data.Member("Chris Executive", Role.ChiefExecutive, council),
        })
        {
            Assert.Empty(await query.Of(scope, action, CancellationToken.None));
        }
    }
}
