using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.Reminders;

/// <summary>Wakes up often and plans the mornings that are due; most times there is nothing to do.</summary>
public sealed class PlanMorningsJob(PlanRemindersCommand plan, IBackgroundJobClient jobs)
{
    private static readonly Scope Planner = Scope.System("Reminder planning");

    /// <summary>Plans, and has what it queued sent without delay. A failure waits for the next wake-up.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        var result = await plan.CatchUp(Planner, cancel);
        if (result.Items.Count + result.News.Count > 0)
        {
            jobs.Enqueue<DeliverOutboxJob>(job => job.Run(CancellationToken.None));
        }
    }
}
