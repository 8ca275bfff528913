using CouncilPortal.Authorities;
using CouncilPortal.Reminders;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>Reminders</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> Reminders => new()
    {
        ["RemindersOfActionQuery.Of"] = Shows<RemindersOfActionQuery>((q, s, r) => q.Of(s, r.Recommendation, Cancel)),
        ["ReminderRulesQuery.Everybodys"] = Nothing<ReminderRulesQuery>((q, s, _) => q.Everybodys(s, Cancel)),
        ["ReminderRulesQuery.Own"] = Nothing<ReminderRulesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["ChangeReminderRuleCommand.Switch"] = Changes<ChangeReminderRuleCommand>((c, s, r) => c.Switch(s, new SwitchReminderRule { AuthorityId = r.Council, Code = "due_in_14_days", IsOn = false }, Cancel)),
        ["ChangeReminderRuleCommand.Add"] = Changes<ChangeReminderRuleCommand>((c, s, r) => c.Add(s, new AddReminderRule { AuthorityId = r.Council, Occasion = "before_due", Days = "21", IsWorkingDays = false }, Cancel)),
        ["MailChoicesQuery.Own"] = Nothing<MailChoicesQuery>((q, s, _) => q.Own(s, Cancel)),
        ["SaveMailChoicesCommand.Save"] = Nothing<SaveMailChoicesCommand>((c, s, _) => c.Save(s, new Dictionary<string, string?> { ["due_soon"] = "off" }, Cancel)),
        ["StopMailQuery.Find"] = Nothing<StopMailQuery>((q, s, _) => q.Find(s, "guessed", Cancel)),
        ["StopMailCommand.Stop"] = Nothing<StopMailCommand>((c, s, _) => c.Stop(s, "guessed", Cancel)),
        ["NotificationsQuery.Unread"] = Nothing<NotificationsQuery>((q, s, _) => q.Unread(s, Cancel)),
        ["NotificationsQuery.List"] = Shows<NotificationsQuery>((q, s, _) => q.List(s, 1, Cancel)),
        ["ReadNotificationsCommand.Open"] = Changes<ReadNotificationsCommand>((c, s, r) => c.Open(s, r.Notification, Cancel)),
        ["ReadNotificationsCommand.All"] = Nothing<ReadNotificationsCommand>((c, s, _) => c.All(s, long.MaxValue, Cancel)),
        ["RemindersOfActionQuery.Forecast"] = Nothing<RemindersOfActionQuery>((q, s, r) => q.Forecast(s, r.Recommendation, Cancel)),
        ["RemindNowCommand.Remind"] = Nothing<RemindNowCommand>((c, s, r) => c.Remind(s, r.Recommendation, Cancel)),
        ["PlannedRemindersQuery.On"] = Nothing<PlannedRemindersQuery>((q, s, _) => q.On(s, new DateOnly(2026, 1, 16), Cancel)),
        ["PlannedNewsQuery.On"] = Nothing<PlannedNewsQuery>((q, s, _) => q.On(s, new DateOnly(2026, 1, 16), Cancel)),
        ["PlanRemindersCommand.CatchUp"] = Nothing<PlanRemindersCommand>((c, s, _) => c.CatchUp(s, Cancel)),
        ["PlanRemindersCommand.Queue"] = Nothing<PlanRemindersCommand>((c, s, _) => c.Queue(s, new DateOnly(2026, 1, 16), Cancel)),
    };
}
