using System.Buffers;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// Documents that are zips: Office Open XML and OpenDocument. Every part is unpacked once, into nothing, and counted: what
/// the directory promises and what comes out must agree, and neither may be what no document is.
/// </summary>
internal sealed class ZippedDocument
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>All parts together, unpacked, with those of documents inside.</summary>
    private const long MostBytes = 500L * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed one, of the document as a whole; sheets of equal numbers reach 40.</summary>
    private const int MostRatio = 100;

    /// <summary>A small document may be packed as tightly as it likes.</summary>
    private const long RatioCounts = 10L * 1024 * 1024;

    /// <summary>A workbook in a document in a presentation is common; more is not.</summary>
    private const int Deepest = 2;

    private static readonly byte[][] Archives =
    [
        [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x42, 0x5A, 0x68], [0x4D, 0x53, 0x43, 0x46],
        [0x1F, 0x8B],
    ];

    private static readonly byte[][] Programs = [[0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46], [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], [0x23, 0x21, 0x2F]];

    private readonly long packedBytes;
    private long unpackedBytes;

    private ZippedDocument(long packedBytes) => this.packedBytes = packedBytes;

    /// <summary>What kind of document it is.</summary>
    /// <exception cref="FileFaultException">It is none that is taken.</exception>
    public static FileType Recognise(Stream content) => new ZippedDocument(content.Length).Recognise(content, 0);

    private FileType Recognise(Stream content, int depth)
    {
        var parts = ZipDirectory.Read(content);
        if (Kind(content, parts) is not { } type)
        {
            throw new FileFaultException(FileFault.Archive);
        }

        if (parts.Any(p => IsMacro(p.Name)))
        {
            throw new FileFaultException(FileFault.Macros);
        }

        foreach (var part in parts)
        {
            Demand(!part.IsEncrypted, FileFault.Protected);
            Demand(part.Method is 0 or 8, FileFault.Damaged);
            Unpack(content, part, depth);
        }

        return type;
    }

    private static FileType? Kind(Stream content, IReadOnlyList<ZipPart> parts)
    {
        if (parts.FirstOrDefault(p => p.Name == "[Content_Types].xml") is { } types)
        {
            Demand(!Text(content, types).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase), FileFault.Macros);
            return Has("word/") ? FileTypes.Word : Has("xl/") ? FileTypes.Excel : Has("ppt/") ? FileTypes.PowerPoint : null;
        }

        return parts.FirstOrDefault(p => p.Name == "mimetype") is { Size: < 200 } type ? FileTypes.OpenDocument(Text(content, type).Trim()) : null;

        bool Has(string folder) => parts.Any(p => p.Name.StartsWith(folder, StringComparison.Ordinal));
    }

    private static bool IsMacro(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("Basic/", StringComparison.Ordinal) && name.Length > "Basic/".Length)
        || (name.StartsWith("Scripts/", StringComparison.Ordinal) && name.Length > "Scripts/".Length);

    private static string Text(Stream content, ZipPart part)
    {
        const int Longest = 1024 * 1024;
        Demand(part is { IsEncrypted: false, Method: 0 or 8 }, part.IsEncrypted ? FileFault.Protected : FileFault.Damaged);
        using var unpacked = ZipDirectory.Open(content, part);
        var bytes = new byte[Math.Min(part.Size, Longest)];
        try
        {
            return Encoding.UTF8.GetString(bytes, 0, unpacked.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            throw new FileFaultException(FileFault.Damaged);
        }
    }

    private void Unpack(Stream content, ZipPart part, int depth)
    {
        using var unpacked = ZipDirectory.Open(content, part);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        FileStream? inside = null;
        try
        {
            var size = 0L;
            for (var read = unpacked.ReadAtLeast(buffer, BufferBytes, throwOnEndOfStream: false); read > 0; read = unpacked.Read(buffer))
            {
                if (size == 0)
                {
                    inside = Inside(part.Name, buffer.AsSpan(0, read), depth);
                }

                size += read;
                Count(read);
                Demand(size <= part.Size, FileFault.Bomb);
                inside?.Write(buffer, 0, read);
            }

            Demand(size == part.Size, FileFault.Damaged);
            if (inside is not null)
            {
                Recognise(inside, depth + 1);
            }
        }
        catch (InvalidDataException)
        {
            throw new FileFaultException(FileFault.Damaged);
        }
        finally
        {
            inside?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Count(int bytes)
    {
        unpackedBytes += bytes;
        Demand(unpackedBytes <= MostBytes && (unpackedBytes <= RatioCounts || unpackedBytes <= packedBytes * MostRatio), FileFault.Bomb);
    }

    /// <summary>A document inside is looked into in its turn, and so set aside; anything else that holds or does something is refused.</summary>
    private static FileStream? Inside(string name, ReadOnlySpan<byte> head, int depth)
    {
        // Pictures of Office are packed with gzip.
        var isPicture = name.EndsWith(".emz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".wmz", StringComparison.OrdinalIgnoreCase);
        foreach (var archive in Archives)
        {
            Demand(isPicture || !head.StartsWith(archive), FileFault.Archive);
        }

        foreach (var program in Programs)
        {
            Demand(!head.StartsWith(program), FileFault.Program);
        }

        if (!head.StartsWith("PK\u0003\u0004"u8))
        {
            return null;
        }

        Demand(depth < Deepest, FileFault.Archive);
        return new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
    }

    private static void Demand(bool isTrue, FileFault otherwise)
    {
        if (!isTrue)
        {
            throw new FileFaultException(otherwise);
        }
    }
}
