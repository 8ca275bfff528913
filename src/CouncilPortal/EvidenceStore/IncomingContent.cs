namespace CouncilPortal.EvidenceStore;

/// <summary>An upload that this request alone writes to, until it is disposed.</summary>
public abstract class IncomingContent : IAsyncDisposable
{
    /// <summary>How many bytes there are.</summary>
    public abstract long Length { get; }

    /// <summary>Goes on after the bytes that are known to be safe, as far as they are there, and says how many those are.</summary>
    public abstract Task<long> GoOnAfter(long safe, CancellationToken cancel);

    /// <summary>Writes at the end.</summary>
    public abstract Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>When this returns, what was written before is safe from a crash and a power cut.</summary>
    public abstract Task Flush(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
