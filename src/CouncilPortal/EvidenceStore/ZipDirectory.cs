using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>A part of a zipped document, as its directory tells.</summary>
internal sealed record ZipPart
{
    public required string Name { get; init; }

    public required bool IsEncrypted { get; init; }

    /// <summary>0: as it is; 8: deflated. Nothing else is used in documents.</summary>
    public required int Method { get; init; }

    public required long PackedSize { get; init; }

    /// <summary>The size when unpacked, as told: to be counted, not believed.</summary>
    public required long Size { get; init; }

    /// <summary>Where its header begins.</summary>
    public required long Offset { get; init; }

    /// <summary>Where its bytes begin.</summary>
    public required long Start { get; init; }
}

/// <summary>
/// The directory of a zip (APPNOTE.TXT 6.3.10), read strictly: the file is its parts, their directory and nothing else. The framework's
/// reader believes the directory, and overlooks what lies before, between and behind the parts.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>No document that people write has more parts.</summary>
    public const int MostParts = 10_000;

    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int LargeEndBytes = 56;
    private const int HeaderBytes = 30;
    private const int EntryBytes = 46;
    private const int MostDirectoryBytes = 8 * 1024 * 1024;

    /// <summary>After a part may follow its sizes once more, of at most 24 bytes.</summary>
    private const int MostBetween = 24;

    /// <summary>The parts in the order in which they lie.</summary>
    /// <exception cref="FileFaultException">It is damaged, has too many parts, or holds something beside them.</exception>
    public static IReadOnlyList<ZipPart> Read(Stream content)
    {
        var (start, size, count) = End(content);
        if (count > MostParts || size > MostDirectoryBytes)
        {
            throw new FileFaultException(FileFault.Bomb);
        }

        var directory = Bytes(content, start, (int)size);
        var parts = new List<ZipPart>((int)count);
        for (var at = 0; at < directory.Length;)
        {
            var (part, length) = Entry(content, directory.AsSpan(at));
            parts.Add(part);
            at += length;
        }

        Demand(parts.Count == count, FileFault.Damaged);
        parts.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var end = 0L;
        foreach (var part in parts)
        {
            Demand(part.Offset >= end, FileFault.Bomb);
            Demand(part.Offset <= end + (end == 0 ? 0 : MostBetween), FileFault.Mixed);
            end = part.Start + part.PackedSize;
        }

        Demand(end <= start, FileFault.Damaged);
        Demand(start <= end + MostBetween, FileFault.Mixed);
        return parts;
    }

    /// <summary>The bytes of a part, unpacked as they are read.</summary>
    public static Stream Open(Stream content, ZipPart part)
    {
        var packed = new PartStream(content, part.Start, part.PackedSize);
        return part.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    private static (long Start, long Size, long Count) End(Stream content)
    {
        Demand(content.Length >= EndBytes, FileFault.Damaged);
        var end = Bytes(content, content.Length - EndBytes, EndBytes);
        if (!end.AsSpan().StartsWith("PK\u0005\u0006"u8) || BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(20)) != 0)
        {
            throw new FileFaultException(ForeignContent.HasZipAtItsEnd(content) ? FileFault.Mixed : FileFault.Damaged);
        }

        var endsAt = content.Length - EndBytes;
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
        {
            Demand(endsAt >= LocatorBytes + LargeEndBytes, FileFault.Damaged);
            var locator = Bytes(content, endsAt - LocatorBytes, LocatorBytes);
            Demand(locator.AsSpan().StartsWith("PK\u0006\u0007"u8), FileFault.Damaged);
            endsAt -= LocatorBytes + LargeEndBytes;
            Demand(BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)) == endsAt, FileFault.Damaged);
            var large = Bytes(content, endsAt, LargeEndBytes);
            Demand(large.AsSpan().StartsWith("PK\u0006\u0006"u8), FileFault.Damaged);
            count = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(32));
            size = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40));
            start = BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48));
        }

        Demand(count >= 0 && size >= 0 && start >= 0 && start <= endsAt, FileFault.Damaged);
        Demand(start + size == endsAt, FileFault.Mixed);
        return (start, size, count);
    }

    private static (ZipPart Part, int Length) Entry(Stream content, ReadOnlySpan<byte> bytes)
    {
        Demand(bytes.Length >= EntryBytes && bytes.StartsWith("PK\u0001\u0002"u8), FileFault.Damaged);
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]), extraLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]);
        var length = EntryBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(bytes[32..]);
        Demand(length <= bytes.Length, FileFault.Damaged);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]), size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]);
        Large(bytes.Slice(EntryBytes + nameLength, extraLength), ref size, ref packed, ref offset);
        var name = bytes.Slice(EntryBytes, nameLength);
        Demand(offset >= 0 && packed >= 0 && size >= 0 && offset + HeaderBytes <= content.Length, FileFault.Damaged);
        var header = Bytes(content, offset, HeaderBytes);
        Demand(header.AsSpan().StartsWith("PK\u0003\u0004"u8) && BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) == nameLength, FileFault.Damaged);
        Demand(Bytes(content, offset + HeaderBytes, nameLength).AsSpan().SequenceEqual(name), FileFault.Damaged);
        return (new ZipPart
        {
            Name = Encoding.UTF8.GetString(name),
            IsEncrypted = (flags & 1) != 0,
            Method = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
            PackedSize = packed,
            Size = size,
            Offset = offset,
            Start = offset + HeaderBytes + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28)),
        }, length);
    }

    /// <summary>Numbers of more than 32 bits stand in an extra field, in this order, and only those that did not fit.</summary>
    private static void Large(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            Demand(extra.Length >= 4 + length, FileFault.Damaged);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                var numbers = extra.Slice(4, length);
                Take(ref numbers, ref size);
                Take(ref numbers, ref packed);
                Take(ref numbers, ref offset);
            }

            extra = extra[(4 + length)..];
        }

        static void Take(ref ReadOnlySpan<byte> numbers, ref long value)
        {
            if (value == uint.MaxValue)
            {
                Demand(numbers.Length >= 8, FileFault.Damaged);
                value = BinaryPrimitives.ReadInt64LittleEndian(numbers);
                numbers = numbers[8..];
            }
        }
    }

    private static byte[] Bytes(Stream content, long start, int count)
    {
        Demand(start >= 0 && start + count <= content.Length, FileFault.Damaged);
        var bytes = new byte[count];
        content.Position = start;
        content.ReadExactly(bytes);
        return bytes;
    }

    private static void Demand(bool isTrue, FileFault otherwise)
    {
        if (!isTrue)
        {
            throw new FileFaultException(otherwise);
        }
    }

    /// <summary>A stretch of another stream.</summary>
    private sealed class PartStream(Stream content, long start, long length) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            content.Position = start + read;
            var some = content.Read(buffer[..(int)Math.Min(buffer.Length, length - read)]);
            read += some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
