namespace CouncilPortal.Imports;

/// <summary>Takes a file up as soon as it has come in, rather than at the job's next turn.</summary>
internal sealed class RunImportsWhenWoken(ImportSignal signal, RunImportsJob job, ILogger<RunImportsWhenWoken> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.Woken(stoppingToken);
            try
            {
                await job.Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Imports could not be run; the job tries again.");
            }
        }
    }
}
