using CouncilPortal.Reminders;
using CouncilPortal.Scopes;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Reminders;

/// <summary>Rules are data: an administrator changes everybody's, a council its own, within bounds.</summary>
public sealed class ReminderRuleChangeTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_council_adds_a_reminder_for_itself_alone(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var other = await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        await data.Member("Kit Kestrelby", Role.LinkOfficer, other);
        var action = await data.Action(council, "25000001", Monday.AddDays(21));
        await data.Action(other, "25000002", Monday.AddDays(21));
        Assert.True((await Rules(data).Add(officer, Days(council, "21"), Cancel)).Errors.Count == 0);
        await data.CatchUp();
        var reminder = Assert.Single(await data.Reminders());
        Assert.Equal((action, "due_in_21_days"), (reminder.RecommendationId, reminder.Kind));
        Assert.Contains((await new ReminderRulesQuery(data.Database).Own(officer, Cancel)).Single().Rules, r => r is { Code: "due_in_21_days", IsOn: true });
    }

    [Theory, BothEngines]
    public async Task A_council_switches_an_early_reminder_off_and_on_again_for_itself(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Action(council, "25000001", Monday.AddDays(14));
        Assert.Empty((await Rules(data).Switch(officer, Switch(council, "due_in_14_days", false), Cancel)).Errors);
        await data.CatchUp();
        Assert.Empty(await data.Reminders());
        Assert.Empty((await Rules(data).Switch(officer, Switch(council, "due_in_14_days", true), Cancel)).Errors);
        await data.Planner().Queue(ReminderScene.Job, Monday, Cancel);
        Assert.Single(await data.Reminders());
        Assert.Equal(2, await data.Value<long>("select count(*) from audit where action like 'reminder switched%'", null));
    }

    [Theory, BothEngines]
    public async Task Nobody_switches_off_last_warnings_or_what_is_overdue(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        foreach (var code in new[] { "due_tomorrow", "due_today", "overdue_day_after", "overdue_weekly" })
        {
            Assert.NotEmpty((await Rules(data).Switch(officer, Switch(council, code, false), Cancel)).Errors);
            Assert.NotEmpty((await Rules(data).Switch(administrator, Switch(null, code, false), Cancel)).Errors);
        }

        // Not even a row put past the command.
        await data.Execute("insert into reminder_rules (authority_id, code, occasion, days, unit, is_on) values (@council, 'due_today', 'on_the_day', 0, 'days', false)", new { council });
        await data.Action(council, "25000001", Monday);
        await data.CatchUp();
        Assert.Equal("due_today", Assert.Single(await data.Reminders()).Kind);
    }

    [Theory, BothEngines]
    public async Task A_council_changes_nothing_beyond_its_bounds(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        var other = await data.Council("Kestrelby Metropolitan Borough Council", "Metropolitan borough");
        var contributor = await data.Member("Con Tributor", Role.Contributor, council);
        var monitoring = await data.Member("Mo Nitoring", Role.MonitoringOfficer, council);
        var caseworker = await data.Member("Casey Worker", Role.Caseworker, null);
        Assert.False((await Rules(data).Switch(officer, Switch(null, "due_in_14_days", false), Cancel)).IsFound);
        Assert.False((await Rules(data).Switch(officer, Switch(other, "due_in_14_days", false), Cancel)).IsFound);
        Assert.False((await Rules(data).Switch(officer, Switch(council, "letter_issued", false), Cancel)).IsFound);
        foreach (var scope in new[] { contributor, monitoring, caseworker, Scope.Public })
        {
            Assert.False((await Rules(data).Switch(scope, Switch(council, "due_in_14_days", false), Cancel)).IsFound);
            Assert.False((await Rules(data).Add(scope, Days(council, "21"), Cancel)).IsFound);
        }

        foreach (var days in new[] { "0", "61", "-1", "two", "", "1.5", null })
        {
            Assert.Equal(["Days"], (await Rules(data).Add(officer, Days(council, days), Cancel)).Errors.Keys);
        }

        Assert.Equal(["Unit"], (await Rules(data).Add(officer, Days(council, "3") with { IsWorkingDays = null }, Cancel)).Errors.Keys);
        Assert.Equal(["Occasion"], (await Rules(data).Add(officer, Days(council, "3") with { Occasion = "report_clock" }, Cancel)).Errors.Keys);
        Assert.Equal(["Days"], (await Rules(data).Add(officer, Days(council, "14"), Cancel)).Errors.Keys);
        Assert.Equal(0, await data.Value<long>("select count(*) from reminder_rules where authority_id is not null", null));
    }

    [Theory, BothEngines]
    public async Task A_chief_executive_hears_of_overdue_actions_once_the_council_wants_it(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, officer) = await data.Ambleford();
        await data.Member("Chris Executive", Role.ChiefExecutive, council);
        await data.Member("Del Egate", Role.Delegate, council);
        await data.Action(council, "25000001", Monday.AddDays(-3));
        await data.Action(council, "25000002", Monday);
        await data.CatchUp();
        Assert.All(await data.Reminders(), r => Assert.Equal("Lena Officer", r.RecipientName));

        Assert.Empty((await Rules(data).Switch(officer, Switch(council, "executive_overdue", true), Cancel)).Errors);
        await data.Planner().Queue(ReminderScene.Job, Monday, Cancel);
        Assert.Equal(
            [("Chris Executive", "overdue_day_after"), ("Del Egate", "overdue_day_after")],
            (await data.Reminders()).Where(r => r.RecipientName != "Lena Officer").Select(r => (r.RecipientName, r.Kind)));
        var mail = Assert.Single(await data.Mails(), m => m.ToAddress == "chris.executive@example.org");
        Assert.Contains("https://portal.example.org/actions", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("https://portal.example.org/actions/", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("its chief executive hears of overdue actions", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_administrator_changes_everybodys_reminders(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        var (council, _) = await data.Ambleford();
        var administrator = await data.Member("Ada Ministrator", Role.Administrator, null);
        await data.Action(council, "25000001", Monday.AddDays(14));
        await data.Action(council, "25000002", Monday.AddDays(10));
        Assert.Empty((await Rules(data).Switch(administrator, Switch(null, "due_in_14_days", false), Cancel)).Errors);
        Assert.Empty((await Rules(data).Add(administrator, Days(null, "8") with { IsWorkingDays = true }, Cancel)).Errors);
        await data.CatchUp();
        Assert.Equal("due_in_8_working_days", Assert.Single(await data.Reminders()).Kind);
    }

    private static ChangeReminderRuleCommand Rules(TestDatabase data) => new(data.Database, data.Time);

    private static SwitchReminderRule Switch(long? council, string code, bool isOn) => new() { AuthorityId = council, Code = code, IsOn = isOn };

    private static AddReminderRule Days(long? council, string? days) => new() { AuthorityId = council, Occasion = "before_due", Days = days, IsWorkingDays = false };
}
