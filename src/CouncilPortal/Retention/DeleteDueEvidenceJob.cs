using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.Retention;

/// <summary>Deletes each night what is due, unless <c>Retention:Off</c> says that nothing goes by itself.</summary>
public sealed class DeleteDueEvidenceJob(DeleteDueEvidenceCommand delete, RetentionSettings settings, ILogger<DeleteDueEvidenceJob> log)
{
    private static readonly Scope Retention = Scope.System("Retention");

    /// <summary>Deletes what is due now.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        if (settings.IsOff)
        {
            return;
        }

        var gone = await delete.Delete(Retention, (_, _) => { }, cancel);
        if (gone.Count > 0)
        {
            log.LogInformation("Evidence deleted: {Contents} contents, {Bytes} bytes.", gone.Count, gone.Sum(g => g.Size));
        }
    }
}
