using System.Buffers;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// Office documents that are locked with a password: a compound file with a stream named EncryptedPackage ([MS-OFFCRYPTO]
/// 2.3.4.4), into which no scanner can look and which clamd does not tell from an ordinary one.
/// </summary>
internal static class LockedDocument
{
    /// <summary>Directory entries are 128 bytes long, at multiples of 128, and begin with their name ([MS-CFB] 2.6.1).</summary>
    private const int EntryBytes = 128;

    private const int BufferBytes = 1024 * EntryBytes;

    private static readonly byte[] Name = Encoding.Unicode.GetBytes("EncryptedPackage\0");

    /// <summary>Whether it is locked.</summary>
    public static async Task<bool> IsLocked(Stream content, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var isFirst = true;
            while (await content.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), BufferBytes, throwOnEndOfStream: false, cancel) is > 0 and var read)
            {
                if (isFirst && !buffer.AsSpan(0, read).StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
                {
                    return false;
                }

                isFirst = false;
                for (var entry = 0; entry + Name.Length <= read; entry += EntryBytes)
                {
                    if (buffer.AsSpan(entry, Name.Length).SequenceEqual(Name))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
