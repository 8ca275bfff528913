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
