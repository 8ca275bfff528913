namespace CouncilPortal.EvidenceStore;

/// <summary>Scans as soon as a file has come in, rather than at the job's next turn.</summary>
internal sealed class ScanWhenWoken(ScanNews news, ScanEvidenceJob job, ILogger<ScanWhenWoken> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await news.Woken(stoppingToken);
            try
            {
                await job.Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Evidence could not be scanned; the job tries again.");
            }
        }
    }
}
