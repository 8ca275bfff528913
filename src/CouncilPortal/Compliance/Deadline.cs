using CouncilPortal.Time;

namespace CouncilPortal.Compliance;

/// <summary>
/// When an action is late: when it was completed after the due date in force. The dates on which evidence was submitted
/// or accepted never make it late, and waiting for the complainant does not move the date.
/// </summary>
public static class Deadline
{
    /// <summary>Completed after the due date in force. Both are calendar dates in London.</summary>
    public static bool IsLate(DateOnly completedOn, DateOnly dueOn) => completedOn > dueOn;

    /// <summary>Calendar days between the due date in force and completion; 0 for an action completed on time.</summary>
    public static int DaysLate(DateOnly completedOn, DateOnly dueOn) => Math.Max(0, completedOn.DayNumber - dueOn.DayNumber);

    /// <summary>The first instant at which the due date is over: its midnight in London.</summary>
    public static DateTimeOffset EndsAt(DateOnly dueOn) => LondonTime.EndOf(dueOn);

    /// <summary>True from <see cref="EndsAt"/> on.</summary>
    public static bool HasPassed(DateOnly dueOn, DateTimeOffset instant) => instant >= EndsAt(dueOn);

    /// <summary>The date has passed and the next step is still the council's. Evidence under review is not overdue: it may show that the action was on time.</summary>
    public static bool IsOverdue(RecommendationState state, DateOnly dueOn, DateOnly today) => state.IsWithCouncil() && today > dueOn;

    /// <summary>How an acceptance counts: as done, or as done late.</summary>
    public static RecommendationAction Acceptance(DateOnly completedOn, DateOnly dueOn) =>
        IsLate(completedOn, dueOn) ? RecommendationAction.AcceptLate : RecommendationAction.Accept;
}
