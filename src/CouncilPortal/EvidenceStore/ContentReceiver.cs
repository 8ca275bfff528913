using System.Buffers;
using System.Security.Cryptography;

namespace CouncilPortal.EvidenceStore;

/// <summary>How a stream of bytes came in.</summary>
public sealed record ReceivedPart
{
    /// <summary>How many bytes of the upload are safe now, with those from before.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 of the upload in lower-case hexadecimal, where it came in one piece from its beginning and to its end.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Whether there was more than may come; what was too much is not written.</summary>
    public required bool IsTooLarge { get; init; }

    /// <summary>Whether the stream broke off, or was told to.</summary>
    public required bool IsCut { get; init; }
}

/// <summary>Takes bytes in: written and hashed at the same time, flushed on the way and at the end, with the memory of one buffer.</summary>
public sealed class ContentReceiver(TimeProvider time)
{
    private const int BufferBytes = 256 * 1024;
    private const long NotedBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan NotedAfter = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Takes in what comes, up to <paramref name="maxBytes"/> for the whole upload. <paramref name="note"/> is told, every
    /// 16 MB or two seconds and at the end, how many bytes are safe; where it says no, no more is taken. A stream that breaks
    /// off keeps what came of it.
    /// </summary>
    public async Task<ReceivedPart> Receive(IncomingContent incoming, Stream content, long maxBytes, Func<long, Task<bool>> note, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(note);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        using var hash = incoming.Length == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var noted = incoming.Length;
        var notedAt = time.GetTimestamp();
        var noting = Task.FromResult(true);
        bool isCut = false, isTooLarge = false, isAtEnd = false;
        try
        {
            while (!isAtEnd && !isCut && !isTooLarge)
            {
                (var filled, isAtEnd, isCut) = await Fill(content, buffer.AsMemory(0, BufferBytes), cancel);
                var wanted = (int)Math.Min(filled, maxBytes - incoming.Length);
                isTooLarge = wanted < filled;
                var writing = incoming.Write(buffer.AsMemory(0, wanted), CancellationToken.None);
                hash?.AppendData(buffer, 0, wanted);
                await writing;
                if (noting.IsCompleted && (incoming.Length - noted >= NotedBytes || time.GetElapsedTime(notedAt) >= NotedAfter))
                {
                    isCut |= !await noting;
                    (noted, notedAt) = (incoming.Length, time.GetTimestamp());
                    noting = Note(incoming, noted, note);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await noting;
        }

        isCut |= !await Note(incoming, incoming.Length, note);
        return new ReceivedPart
        {
            Length = incoming.Length,
            Sha256 = hash is null || isCut || isTooLarge ? null : Convert.ToHexStringLower(hash.GetCurrentHash()),
            IsTooLarge = isTooLarge,
            IsCut = isCut,
        };
    }

    /// <summary>The SHA-256 of a content that did not come in one piece.</summary>
    public static async Task<string> Hash(Stream content, CancellationToken cancel) => Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));

    private static async Task<bool> Note(IncomingContent incoming, long length, Func<long, Task<bool>> note)
    {
        await incoming.Flush(CancellationToken.None);
        return await note(length);
    }

    /// <summary>Fills the buffer as far as the stream goes. A broken connection is an end like any other: what came before it counts.</summary>
    private static async Task<(int Filled, bool IsAtEnd, bool IsCut)> Fill(Stream content, Memory<byte> buffer, CancellationToken cancel)
    {
        var filled = 0;
        try
        {
            while (filled < buffer.Length)
            {
                var read = await content.ReadAsync(buffer[filled..], cancel);
                if (read == 0)
                {
                    return (filled, true, false);
                }

                filled += read;
            }

            return (filled, false, false);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return (filled, false, true);
        }
    }
}
