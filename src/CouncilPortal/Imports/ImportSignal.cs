using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CouncilPortal.Imports;

/// <summary>What is said about imports inside this process: that one waits, and how far one has come.</summary>
public sealed class ImportSignal
{
    private readonly Channel<bool> waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, ImportProgress> progress = [];

    /// <summary>Has this process look for imports that wait, once however often it is asked.</summary>
    public void Wake() => waiting.Writer.TryWrite(true);

    /// <summary>How far an import has come in this process; null where it is not at work on it.</summary>
    public ImportProgress? Of(long import) => progress.GetValueOrDefault(import);

    /// <summary>Waits until it is woken.</summary>
    internal async Task Woken(CancellationToken cancel) => await waiting.Reader.ReadAsync(cancel);

    /// <summary>Notes how far an import has come.</summary>
    internal void Note(long import, ImportProgress far) => progress[import] = far;

    /// <summary>An import is not under way any more.</summary>
    internal void Forget(long import) => progress.TryRemove(import, out _);
}
