namespace CouncilPortal.EvidenceStore;

/// <summary>Where the bytes of evidence are kept: a file system, or a blob store. A council's bytes lie apart from every other's.</summary>
public interface IEvidenceStore
{
    /// <summary>Takes a stream in, hashing on the way, and stops when it turns out larger than allowed. Nothing is kept before <see cref="Keep"/>.</summary>
    Task<ReceivedFile> Receive(Stream content, long maxBytes, CancellationToken cancel);

    /// <summary>Keeps what was received, flushed to disk, under its hash. The same bytes twice are one file.</summary>
    Task Keep(long authorityId, ReceivedFile file, CancellationToken cancel);

    /// <summary>The bytes of the hash, or null where there are none.</summary>
    Task<Stream?> Open(long authorityId, string sha256, CancellationToken cancel);

    /// <summary>Deletes the bytes of the hash. Those that are gone already are no mistake.</summary>
    Task Delete(long authorityId, string sha256, CancellationToken cancel);

    /// <summary>Everything that is kept, in no particular order; what is still coming in is not.</summary>
    IAsyncEnumerable<StoredContent> List(CancellationToken cancel);
}
