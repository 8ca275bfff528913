using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.Compliance;

/// <summary>Wakes up to clear away what came in and led to nothing.</summary>
public sealed class CleanUploadsJob(CleanUploads clean)
{
    private static readonly Scope Cleaner = Scope.System("Evidence cleaning");

    /// <summary>Cleans once. A failure waits for the next wake-up.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task Run(CancellationToken cancel) => clean.Clean(Cleaner, cancel);
}
