namespace CouncilPortal.Reminders;

/// <summary>Reminders, what is new for whom, and how each person wants it.</summary>
public static class RemindersSetup
{
    /// <summary>What plans reminders and shows them.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderMails>();
        services.AddSingleton<PlanRemindersCommand>();
        services.AddSingleton<PlannedRemindersQuery>();
        services.AddSingleton<PlannedNewsQuery>();
        services.AddSingleton<RemindersOfActionQuery>();
        services.AddSingleton<RemindNowCommand>();
        services.AddSingleton<ReminderRulesQuery>();
        services.AddSingleton<ChangeReminderRuleCommand>();
        services.AddSingleton<MailChoicesQuery>();
        services.AddSingleton<SaveMailChoicesCommand>();
        services.AddSingleton<StopMailQuery>();
        services.AddSingleton<StopMailCommand>();
        services.AddSingleton<NotificationsQuery>();
        services.AddSingleton<ReadNotificationsCommand>();
        return services;
    }
}
