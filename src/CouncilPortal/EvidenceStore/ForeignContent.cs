using System.Buffers;
using System.Buffers.Binary;

namespace CouncilPortal.EvidenceStore;

/// <summary>Files that are two things at once: a picture that is a web page as well, a PDF that an unpacker opens.</summary>
internal static class ForeignContent
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int ChunkBytes = 256 * 1024;
    private const int LongestTag = 9;

    /// <summary>Whether an unpacker would find an archive at its end: its directory is where the end says it is.</summary>
    public static bool HasZipAtItsEnd(Stream content)
    {
        var count = (int)Math.Min(content.Length, EndBytes + LongestComment);
        var tail = new byte[count];
        content.Position = content.Length - count;
        content.ReadExactly(tail);
        for (var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail.AsSpan(0, at).LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + EndBytes > tail.Length)
            {
                continue;
            }

            var directory = content.Length - count + at - BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
            if (directory >= 0 && HasDirectory(content, directory))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there are tags in it that a browser would follow.</summary>
    public static bool HasMarkup(Stream content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes + LongestTag);
        try
        {
            content.Position = 0;
            var kept = 0;
            for (var read = content.Read(buffer, 0, ChunkBytes); read > 0; read = content.Read(buffer, kept, ChunkBytes))
            {
                var some = buffer.AsSpan(0, kept + read);
                if (HasTag(some))
                {
                    return true;
                }

                kept = Math.Min(LongestTag, some.Length);
                some[^kept..].CopyTo(buffer);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool HasTag(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'<'); at >= 0;)
        {
            var rest = bytes[at..];
            if (Begins(rest, "<script"u8) || Begins(rest, "<iframe"u8) || Begins(rest, "<!doctype"u8) || Begins(rest, "<html>"u8) || Begins(rest, "<html "u8) || Begins(rest, "<?php "u8))
            {
                return true;
            }

            var next = rest[1..].IndexOf((byte)'<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.Length >= tag.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..tag.Length], tag);

    private static bool HasDirectory(Stream content, long at)
    {
        Span<byte> signature = stackalloc byte[4];
        if (at + signature.Length > content.Length)
        {
            return false;
        }

        content.Position = at;
        content.ReadExactly(signature);
        return signature.SequenceEqual("PK\u0001\u0002"u8) || signature.SequenceEqual("PK\u0006\u0006"u8) || signature.SequenceEqual("PK\u0005\u0006"u8);
    }
}
