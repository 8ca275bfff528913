using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace CouncilPortal.EvidenceStore;

/// <summary>Evidence in a folder: <c>authority/ab/abcdef…</c>, named by the hash of the content.</summary>
public sealed class FileEvidenceStore(string folder) : IEvidenceStore
{
    private const int BufferBytes = 128 * 1024;

    /// <inheritdoc/>
    public async Task<ReceivedFile> Receive(Stream content, long maxBytes, CancellationToken cancel)
    {
        var incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
        var path = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            return await Write(content, maxBytes, path, cancel);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task Keep(long authorityId, ReceivedFile file, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var kept = PathOf(authorityId, file.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.Move(file.Path, kept, overwrite: true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(long authorityId, string sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var kept = PathOf(authorityId, sha256);
        return Task.FromResult<Stream?>(File.Exists(kept)
            ? new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, useAsync: true)
            : null);
    }

    /// <inheritdoc/>
    public Task Delete(long authorityId, string sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var kept = PathOf(authorityId, sha256);
        if (File.Exists(kept))
        {
            File.Delete(kept);
        }

        return Task.CompletedTask;
    }

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

    private static async Task<ReceivedFile> Write(Stream content, long maxBytes, string path, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            var size = 0L;
            while (size <= maxBytes)
            {
                var wanted = (int)Math.Min(BufferBytes, maxBytes + 1 - size);
                var read = await content.ReadAsync(buffer.AsMemory(0, wanted), cancel);
                if (read == 0)
                {
                    break;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                size += read;
            }

            file.Flush(flushToDisk: true);
            return new ReceivedFile(path, size, Convert.ToHexStringLower(hash.GetCurrentHash()), isTooLarge: size > maxBytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(long authorityId, string sha256) =>
        Path.Combine(folder, authorityId.ToString(CultureInfo.InvariantCulture), sha256[..2], sha256);
}
