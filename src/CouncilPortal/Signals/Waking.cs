using System.Threading.Channels;

namespace CouncilPortal.Signals;

/// <summary>Tells a job of this process that something has come in for it, so that it runs at once rather than at its next turn.</summary>
public abstract class Waking
{
    private readonly Channel<bool> waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something has come in: the job runs once, however often this is said before it does.</summary>
    public void Wake() => waiting.Writer.TryWrite(true);

    /// <summary>Waits until something has.</summary>
    internal async Task Woken(CancellationToken cancel) => await waiting.Reader.ReadAsync(cancel);
}
