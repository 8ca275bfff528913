using System.Threading.Channels;

namespace CouncilPortal.EvidenceStore;

/// <summary>What is said about scans inside this process: that something waits, and that something has changed.</summary>
public sealed class ScanNews
{
    private readonly Channel<bool> waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A content is being scanned, or has been.</summary>
    public event EventHandler? Changed;

    /// <summary>Wakes the scanner of this process, once however often it is asked.</summary>
    public void Wake() => waiting.Writer.TryWrite(true);

    /// <summary>Tells the open pages of this process.</summary>
    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    /// <summary>Waits until the scanner is woken.</summary>
    internal async Task Woken(CancellationToken cancel) => await waiting.Reader.ReadAsync(cancel);
}
