namespace CouncilPortal.EvidenceStore;

/// <summary>
/// Where the bytes of evidence are kept: a file system, or a blob store. A council's bytes lie apart from every other's.
/// What comes in lies aside under the name of its upload until it is kept under its hash.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Takes an upload to write to, whether it has begun or not. Null while another request, of any process, writes to it.</summary>
    Task<IncomingContent?> Receive(string upload, CancellationToken cancel);

    /// <summary>What has come in of an upload, to be read from any place; null where there is nothing.</summary>
    Task<Stream?> OpenIncoming(string upload, CancellationToken cancel);

    /// <summary>Drops what has come in of an upload. One that is gone already is no mistake.</summary>
    Task Discard(string upload, CancellationToken cancel);

    /// <summary>Keeps a whole upload under its hash. When this returns, neither a crash nor a power cut loses it. The same bytes twice are one file.</summary>
    Task Keep(long authorityId, string upload, string sha256, CancellationToken cancel);

    /// <summary>The bytes of the hash, to be read from any place, or null where there are none.</summary>
    Task<Stream?> Open(long authorityId, string sha256, CancellationToken cancel);

    /// <summary>Deletes the bytes of the hash. Those that are gone already are no mistake.</summary>
    Task Delete(long authorityId, string sha256, CancellationToken cancel);

    /// <summary>Everything that is kept, in no particular order; what is still coming in is not.</summary>
    IAsyncEnumerable<StoredContent> List(CancellationToken cancel);
}
