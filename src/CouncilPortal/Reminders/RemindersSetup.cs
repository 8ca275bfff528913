namespace CouncilPortal.Reminders;

/// <summary>Reminders of agreed actions.</summary>
public static class RemindersSetup
{
    /// <summary>What plans reminders and shows them.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderMails>();
        services.AddSingleton<PlanRemindersCommand>();
        services.AddSingleton<PlannedRemindersQuery>();
        services.AddSingleton<RemindersOfActionQuery>();
        return services;
    }
}
