using CouncilPortal.Signals;

namespace CouncilPortal.Jobs;

/// <summary>Runs a job as soon as something has come in for it, rather than at its next turn.</summary>
/// <param name="waking">Told when something has come in.</param>
/// <param name="run">The job.</param>
/// <param name="log">Told when it failed; the job's next turn tries again.</param>
internal sealed class RunWhenWoken(Waking waking, Func<CancellationToken, Task> run, ILogger<RunWhenWoken> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await waking.Woken(stoppingToken);
            try
            {
                await run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "{Job} failed; it is tried again at its next turn.", run.Target?.GetType().Name);
            }
        }
    }
}
