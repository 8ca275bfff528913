using System.Security.Cryptography;

namespace CouncilPortal.EvidenceStore;

/// <summary>A small content that is at hand as a whole, put into the store.</summary>
public static class WholeContents
{
    /// <summary>Whether anything has come in of an upload.</summary>
    public static async Task<bool> HasIncoming(this IEvidenceStore store, string upload, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var content = await store.OpenIncoming(upload, cancel);
        return content is not null;
    }

    /// <summary>Keeps the bytes for the council and returns their SHA-256 in lower-case hexadecimal.</summary>
    public static async Task<string> Put(this IEvidenceStore store, long authorityId, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var upload = Guid.NewGuid().ToString("N");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await using (var incoming = await store.Receive(upload, cancel) ?? throw new InvalidOperationException("A new upload is in use."))
        {
            await incoming.Write(bytes, cancel);
            await incoming.Flush(cancel);
        }

        await store.Keep(authorityId, upload, sha256, cancel);
        return sha256;
    }
}
