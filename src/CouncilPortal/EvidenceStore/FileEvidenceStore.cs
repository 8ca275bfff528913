using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace CouncilPortal.EvidenceStore;

/// <summary>Evidence in a folder: <c>authority/ab/abcdef…</c>, named by the hash of the content; <c>incoming</c> for what is on its way.</summary>
public sealed class FileEvidenceStore(string folder) : IEvidenceStore
{
    private const int BufferBytes = 128 * 1024;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private string Incoming => Path.Combine(folder, "incoming");

    /// <inheritdoc/>
    public Task<IncomingContent?> Receive(string upload, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        FlushedFolder.Create(Incoming);
        try
        {
            // The lock of the file is held for as long as it is open, and by nobody once its process is dead.
            return Task.FromResult<IncomingContent?>(new IncomingFile(
                File.OpenHandle(IncomingPath(upload), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous), Incoming));
        }
        catch (IOException busy) when (busy.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return Task.FromResult<IncomingContent?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenIncoming(string upload, CancellationToken cancel) => OpenFile(IncomingPath(upload), cancel);

    /// <inheritdoc/>
    public Task Discard(string upload, CancellationToken cancel) => DeleteFile(IncomingPath(upload), cancel);

    /// <inheritdoc/>
    public Task Keep(long authorityId, string upload, string sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var kept = KeptPath(authorityId, sha256);
        FlushedFolder.Create(Path.GetDirectoryName(kept)!);
        File.Move(IncomingPath(upload), kept, overwrite: true);
        FlushedFolder.Flush(Path.GetDirectoryName(kept)!);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(long authorityId, string sha256, CancellationToken cancel) => OpenFile(KeptPath(authorityId, sha256), cancel);

    /// <inheritdoc/>
    public Task Delete(long authorityId, string sha256, CancellationToken cancel) => DeleteFile(KeptPath(authorityId, sha256), cancel);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> List([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var council in new DirectoryInfo(folder).EnumerateDirectories())
        {
            if (!long.TryParse(council.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var authority))
            {
                continue;
            }

            foreach (var file in council.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                cancel.ThrowIfCancellationRequested();
                yield return new StoredContent(authority, file.Name, file.Length);
            }
        }
    }

    private static Task<Stream?> OpenFile(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true)
            : null);
    }

    private static Task DeleteFile(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private string IncomingPath(string upload) => Path.Combine(Incoming, Named(upload));

    private string KeptPath(long authorityId, string sha256) =>
        Path.Combine(folder, authorityId.ToString(CultureInfo.InvariantCulture), sha256[..2], Named(sha256));

    /// <summary>Names are ours, and no paths.</summary>
    private static string Named(string name) =>
        name.Length > 0 && name.All(char.IsAsciiHexDigitLower) ? name : throw new ArgumentException($"'{name}' is no name of an upload or a content.", nameof(name));

    private sealed class IncomingFile(SafeFileHandle file, string folder) : IncomingContent
    {
        private long length = RandomAccess.GetLength(file);
        private bool isNew = true;

        public override long Length => length;

        public override Task<long> GoOnAfter(long safe, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            if (length > safe)
            {
                // What came after the last flush may have holes where the power failed.
                RandomAccess.SetLength(file, safe);
                length = safe;
            }

            return Task.FromResult(length);
        }

        public override async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
        {
            await RandomAccess.WriteAsync(file, bytes, length, cancel);
            length += bytes.Length;
        }

        public override Task Flush(CancellationToken cancel) => Task.Run(
            () =>
            {
                RandomAccess.FlushToDisk(file);
                if (isNew)
                {
                    FlushedFolder.Flush(folder);
                    isNew = false;
                }
            },
            cancel);

        public override ValueTask DisposeAsync()
        {
            file.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
