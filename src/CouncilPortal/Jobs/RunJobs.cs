using CouncilPortal.Audit;
using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Hangfire;
using Hangfire.States;

namespace CouncilPortal.Jobs;

/// <summary>What the administrator has run by hand. Each job may run at any time: tables decide what there is to do.</summary>
public sealed class RunJobs(IRecurringJobManager recurring, IBackgroundJobClient jobs, PortalDatabase database, TimeProvider time)
{
    /// <summary>Has a job of the list run now, beside its times. False for an unknown one, and for everybody but the administrator.</summary>
    public async Task<bool> RunNow(Scope scope, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.IsOmbudsman(Role.Administrator) || PortalJob.All.All(j => j.Id != id))
        {
            return false;
        }

        recurring.Trigger(id);
        await Note(scope, "job run by hand", id, cancel);
        return true;
    }

    /// <summary>Has a run that failed done again. False where it is not on the list of failed ones, and for everybody but the administrator.</summary>
    public async Task<bool> Retry(Scope scope, string run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.IsOmbudsman(Role.Administrator) || !jobs.Requeue(run, FailedState.StateName))
        {
            return false;
        }

        await Note(scope, "failed job run again", $"run {run}", cancel);
        return true;
    }

    private Task Note(Scope scope, string action, string subject, CancellationToken cancel) => database.Transact(
        scope,
        c => AuditTrail.Write(c, scope, time.GetUtcNow(), new AuditEntry { Action = action, Subject = subject, AuthorityId = null, Detail = null }),
        cancel);
}
