using System.Data.Common;
using CouncilPortal.Scopes;

namespace CouncilPortal.SignIn;

/// <summary>Looks every two seconds for ended sessions and withdrawn rights, from whichever process, and tells the open pages.</summary>
internal sealed partial class RightsWatcher(
    RightsChangesQuery changes, LiveCircuits circuits, TimeProvider time, ILogger<RightsWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly Scope Watching = Scope.System("Rights watcher");

    /// <summary>Numbers are given before their transactions end, so that a lower one may come to light later.</summary>
    private const int Overlap = 100;

    private readonly HashSet<long> told = [];
    private long? latest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (circuits.IsEmpty)
            {
                continue;
            }

            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (e is DbException or TimeoutException)
            {
                // A database that is being restarted; open pages also check by themselves.
                LogMissedLook(e.Message);
            }
        }
    }

    /// <summary>Tells the open pages of the changes that they have not been told of.</summary>
    internal async Task Look(CancellationToken cancel)
    {
        var last = latest ?? await changes.Latest(Watching, cancel);
        foreach (var change in await changes.Since(Watching, last - Overlap, cancel))
        {
            last = Math.Max(last, change.Id);
            if (told.Add(change.Id))
            {
                await circuits.Tell(change);
            }
        }

        latest = last;
        told.RemoveWhere(id => id <= last - Overlap);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rights could not be checked this time: {Reason}")]
    private partial void LogMissedLook(string reason);
}
