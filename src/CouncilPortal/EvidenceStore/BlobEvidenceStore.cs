using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// Evidence in a container of Azure Blob Storage: <c>authority/ab/abcdef…</c>, named by the hash of the content. What comes in
/// is a blob that is appended to, block by block, each of which is safe once it is answered; the service itself copies it to its place.
/// </summary>
public sealed class BlobEvidenceStore(BlobSettings settings) : IEvidenceStore
{
    private const string IncomingFolder = "incoming/";
    private const int BlockBytes = 2 * 1024 * 1024;
    private const int ReadBytes = 1024 * 1024;

    private static readonly TimeSpan CopyCheck = TimeSpan.FromMilliseconds(100);

    /// <summary>The shortest lease that the service gives: an upload is free again soon after its process died.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly BlobContainerClient container = new(settings.ConnectionString, settings.Container);
    private volatile bool isThere;

    /// <inheritdoc/>
    public async Task<IncomingContent?> Receive(string upload, CancellationToken cancel)
    {
        await MakeContainer(cancel);
        var blob = container.GetAppendBlobClient(IncomingFolder + upload);
        await blob.CreateIfNotExistsAsync(cancellationToken: cancel);
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Lease, cancellationToken: cancel);
        }
        catch (RequestFailedException busy) when (busy.Status == StatusCodes.Status409Conflict)
        {
            return null;
        }

        var properties = await blob.GetPropertiesAsync(cancellationToken: cancel);
        return new IncomingBlob(blob, lease, properties.Value.ContentLength);
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenIncoming(string upload, CancellationToken cancel) => OpenBlob(IncomingFolder + upload, cancel);

    /// <inheritdoc/>
    public async Task Discard(string upload, CancellationToken cancel)
    {
        await MakeContainer(cancel);
        var blob = container.GetAppendBlobClient(IncomingFolder + upload);
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancel);
        }
        catch (RequestFailedException free) when (free.Status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict)
        {
            // Nobody holds it, or it is not there.
        }

        await blob.DeleteIfExistsAsync(cancellationToken: cancel);
    }

    /// <inheritdoc/>
    public async Task Keep(long authorityId, string upload, string sha256, CancellationToken cancel)
    {
        var incoming = container.GetAppendBlobClient(IncomingFolder + upload);
        var kept = container.GetBlobBaseClient(Kept(authorityId, sha256));
        try
        {
            await kept.StartCopyFromUriAsync(
                incoming.Uri, new BlobCopyFromUriOptions { DestinationConditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancel);
        }
        catch (RequestFailedException already) when (already.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            // The same content was kept before, or is being kept by another request.
        }

        await Copied(kept, cancel);
        await incoming.DeleteIfExistsAsync(cancellationToken: cancel);
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(long authorityId, string sha256, CancellationToken cancel) => OpenBlob(Kept(authorityId, sha256), cancel);

    /// <inheritdoc/>
    public async Task Delete(long authorityId, string sha256, CancellationToken cancel)
    {
        await MakeContainer(cancel);
        await container.GetBlobBaseClient(Kept(authorityId, sha256)).DeleteIfExistsAsync(cancellationToken: cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> List([EnumeratorCancellation] CancellationToken cancel)
    {
        await MakeContainer(cancel);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancel))
        {
            if (blob.Name.Split('/') is [var council, _, var sha256] && long.TryParse(council, NumberStyles.None, CultureInfo.InvariantCulture, out var authority))
            {
                yield return new StoredContent(authority, sha256, blob.Properties.ContentLength ?? 0);
            }
        }
    }

    private static string Kept(long authorityId, string sha256) => $"{authorityId.ToString(CultureInfo.InvariantCulture)}/{sha256[..2]}/{sha256}";

    /// <summary>A copy within the account is a matter of a moment, whatever its size; a copy that failed must not pass for the content.</summary>
    private static async Task Copied(BlobBaseClient kept, CancellationToken cancel)
    {
        while (true)
        {
            var properties = (await kept.GetPropertiesAsync(cancellationToken: cancel)).Value;
            switch (properties.BlobCopyStatus)
            {
                case null or CopyStatus.Success:
                    return;
                case CopyStatus.Pending:
                    await Task.Delay(CopyCheck, cancel);
                    break;
                default:
                    await kept.DeleteIfExistsAsync(cancellationToken: cancel);
                    throw new IOException($"The content could not be copied to its place: {properties.CopyStatusDescription}");
            }
        }
    }

    private async Task<Stream?> OpenBlob(string name, CancellationToken cancel)
    {
        await MakeContainer(cancel);
        try
        {
            return await container.GetBlobBaseClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBytes }, cancel);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    private async Task MakeContainer(CancellationToken cancel)
    {
        if (!isThere)
        {
            await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancel);
            isThere = true;
        }
    }

    private sealed class IncomingBlob(AppendBlobClient blob, BlobLeaseClient lease, long length) : IncomingContent
    {
        private readonly MemoryStream block = new(BlockBytes);
        private readonly SemaphoreSlim turn = new(1);
        private long safe = length;

        public override long Length => safe + block.Length;

        /// <summary>What the service has answered for is safe, whether it was noted or not.</summary>
        public override Task<long> GoOnAfter(long noted, CancellationToken cancel) => Task.FromResult(safe);

        public override async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
        {
            await turn.WaitAsync(cancel);
            try
            {
                block.Write(bytes.Span);
                if (block.Length >= BlockBytes)
                {
                    await Append(cancel);
                }
            }
            finally
            {
                turn.Release();
            }
        }

        public override async Task Flush(CancellationToken cancel)
        {
            // Bytes are flushed while more come in.
            await turn.WaitAsync(cancel);
            try
            {
                if (block.Length > 0)
                {
                    await Append(cancel);
                }
            }
            finally
            {
                turn.Release();
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await block.DisposeAsync();
            turn.Dispose();
            try
            {
                await lease.ReleaseAsync();
            }
            catch (RequestFailedException lost) when (lost.Status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
            {
                // Cancelled, or the lease ran out: nobody waits for it.
            }
        }

        private async Task Append(CancellationToken cancel)
        {
            await lease.RenewAsync(cancellationToken: cancel);
            block.Position = 0;
            await blob.AppendBlockAsync(
                block,
                new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { LeaseId = lease.LeaseId, IfAppendPositionEqual = safe } },
                cancel);
            safe += block.Length;
            block.SetLength(0);
        }
    }
}
