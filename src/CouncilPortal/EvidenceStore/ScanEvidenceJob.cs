using CouncilPortal.Scopes;
using Hangfire;

namespace CouncilPortal.EvidenceStore;

/// <summary>Scans the evidence that waits. A scanner that is slow, dead or refuses delays opening a file and nothing else.</summary>
public sealed class ScanEvidenceJob(ScanClaims claims, IEvidenceStore store, ScanNews news, TimeProvider time, ILogger<ScanEvidenceJob> log, IScanner? scanner)
{
    private const int LongestReason = 500;
    private const int Lanes = 2;
    private const int MostBreaks = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly Scope Scanning = Scope.System("Evidence scanner");

    private int wanted;

    /// <summary>
    /// Scans until nothing waits or the scanner cannot be used. While this process is scanning, another run only makes sure
    /// that it looks once more before it ends.
    /// </summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancel)
    {
        if (scanner is null || Interlocked.Increment(ref wanted) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref wanted);
            try
            {
                await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Drain(scanner, cancel)));
            }
            catch
            {
                Volatile.Write(ref wanted, 0);
                throw;
            }
        }
        while (Interlocked.CompareExchange(ref wanted, 0, seen) != seen);
    }

    private async Task Drain(IScanner with, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await claims.Next(Scanning, CancellationToken.None) is { } content)
        {
            news.Tell();
            var goesOn = await Scan(with, content, cancel);
            news.Tell();
            if (!goesOn)
            {
                return;
            }
        }
    }

    /// <summary>False where going on makes no sense.</summary>
    private async Task<bool> Scan(IScanner with, ClaimedContent content, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = Renew(content, ended.Token);
        try
        {
            await claims.Scanned(Scanning, content, await Report(with, content, cancel));
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await claims.PutBack(Scanning, content);
            return false;
        }
        catch (Exception failure) when (failure is ScannerUnavailableException or IOException)
        {
            log.LogWarning("Evidence waits to be scanned: {Reason}", failure.Message);
            return await Trouble(content, failure);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
    }

    private async Task<bool> Trouble(ClaimedContent content, Exception failure)
    {
        var brokeOff = failure is ScannerUnavailableException { BrokeOff: true };
        if (brokeOff && content.Breaks + 1 >= MostBreaks)
        {
            await claims.Scanned(Scanning, content, new ScanReport { Result = ScanResult.Unscannable, Finding = $"the scanner broke off {MostBreaks} times", Scanner = null });
            return true;
        }

        var reason = failure.Message.Length <= LongestReason ? failure.Message : failure.Message[..LongestReason];
        await claims.Troubled(Scanning, content, new ScanTrouble(reason, brokeOff), time.GetUtcNow() + Pause(content.Attempts));
        return false;
    }

    private async Task<ScanReport> Report(IScanner with, ClaimedContent content, CancellationToken cancel)
    {
        if (await IsLocked(content, cancel))
        {
            return new ScanReport { Result = ScanResult.Unscannable, Finding = ContentSafety.LockedFinding, Scanner = null };
        }

        if (await store.Open(content.AuthorityId, content.Sha256, cancel) is not { } bytes)
        {
            log.LogError("Evidence {Sha256} of authority {AuthorityId} is not in the store.", content.Sha256, content.AuthorityId);
            return new ScanReport { Result = ScanResult.Unscannable, Finding = "not in the store", Scanner = null };
        }

        await using (bytes)
        {
            return await with.Scan(bytes, content.Size, cancel);
        }
    }

    private async Task<bool> IsLocked(ClaimedContent content, CancellationToken cancel)
    {
        await using var bytes = await store.Open(content.AuthorityId, content.Sha256, cancel);
        return bytes is not null && await LockedDocument.IsLocked(bytes, cancel);
    }

    private async Task Renew(ClaimedContent content, CancellationToken ended)
    {
        try
        {
            do
            {
                await Task.Delay(RenewEvery, time, ended);
            }
            while (await claims.Renew(Scanning, content, ended));
        }
        catch (OperationCanceledException)
        {
            // The scan has ended.
        }
    }

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks * (1L << Math.Min(attempts - 1, 10))));
}
