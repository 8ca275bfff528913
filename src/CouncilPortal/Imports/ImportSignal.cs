using System.Collections.Concurrent;
using CouncilPortal.Signals;

namespace CouncilPortal.Imports;

/// <summary>What is said about imports inside this process: that one waits, and how far one has come.</summary>
public sealed class ImportSignal : Waking
{
    private readonly ConcurrentDictionary<long, ImportProgress> progress = [];

    /// <summary>How far an import has come in this process; null where it is not at work on it.</summary>
    public ImportProgress? Of(long import) => progress.GetValueOrDefault(import);

    /// <summary>Notes how far an import has come.</summary>
    internal void Note(long import, ImportProgress far) => progress[import] = far;

    /// <summary>An import is not under way any more.</summary>
    internal void Forget(long import) => progress.TryRemove(import, out _);
}
