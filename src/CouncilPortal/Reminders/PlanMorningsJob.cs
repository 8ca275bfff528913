using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.Reminders;

/// <summary>Wakes up often and plans the mornings that are due; most times there is nothing to do.</summary>
public sealed class PlanMorningsJob(PlanRemindersCommand plan)
{
    private static readonly Scope Planner = Scope.System("Reminder planning");

    /// <summary>Plans. A failure waits for the next wake-up.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Run(CancellationToken cancel) => plan.CatchUp(Planner, cancel);
}
