namespace CouncilPortal.Reminders;

/// <summary>The reminders of an action, in the order in which they come.</summary>
public enum ReminderKind
{
    /// <summary>14 days before the due date, or the working day before that.</summary>
    DueIn14Days,

    /// <summary>5 working days before the due date.</summary>
    DueIn5WorkingDays,

    /// <summary>The last working day before the due date.</summary>
    DueTomorrow,

    /// <summary>The due date, where it is a working day; otherwise <see cref="DueTomorrow"/> was the last one.</summary>
    DueToday,

    /// <summary>The first working day after the due date.</summary>
    OverdueDayAfter,

    /// <summary>Each week after <see cref="OverdueDayAfter"/>, or the working day after that.</summary>
    OverdueWeekly,
}

/// <summary>How kinds are named and stored.</summary>
public static class ReminderKinds
{
    /// <summary>For lists of what is or would be sent: <c>Due in 14 days</c>.</summary>
    public static string Name(this ReminderKind kind) => kind switch
    {
        ReminderKind.DueIn14Days => "Due in 14 days",
        ReminderKind.DueIn5WorkingDays => "Due in 5 working days",
        ReminderKind.DueTomorrow => "Due on the next day or working day",
        ReminderKind.DueToday => "Due today",
        ReminderKind.OverdueDayAfter => "Overdue, first working day after",
        ReminderKind.OverdueWeekly => "Overdue, weekly",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>As the database holds it: <c>due_in_14_days</c>.</summary>
    public static string StorageText(this ReminderKind kind) => kind switch
    {
        ReminderKind.DueIn14Days => "due_in_14_days",
        ReminderKind.DueIn5WorkingDays => "due_in_5_working_days",
        ReminderKind.DueTomorrow => "due_tomorrow",
        ReminderKind.DueToday => "due_today",
        ReminderKind.OverdueDayAfter => "overdue_day_after",
        ReminderKind.OverdueWeekly => "overdue_weekly",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
