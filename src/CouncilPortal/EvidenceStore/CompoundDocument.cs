using System.Buffers.Binary;
using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>
/// Compound files (MS-CFB): the older Office documents, Outlook messages, and whatever else uses them, installers among it. Told
/// apart by the streams in their root.
/// </summary>
internal static class CompoundDocument
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int HeaderTables = 109;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint None = 0xFFFFFFFF;
    private const int MostEntries = 100_000;

    /// <summary>What kind of document it is.</summary>
    /// <exception cref="FileFaultException">It is none that is taken.</exception>
    public static FileType Recognise(Stream content)
    {
        var entries = Directory(content);
        var root = Root(entries);
        if (root.Contains("EncryptedPackage"))
        {
            throw new FileFaultException(FileFault.Protected);
        }

        if (entries.Any(e => e.Name is "_VBA_PROJECT" or "_VBA_PROJECT_CUR" or "VBA" or "Macros"))
        {
            throw new FileFaultException(FileFault.Macros);
        }

        return root.Contains("__properties_version1.0") ? FileTypes.OutlookMessage
            : root.Contains("WordDocument") ? FileTypes.OldWord
            : root.Contains("Workbook") || root.Contains("Book") ? FileTypes.OldExcel
            : root.Contains("PowerPoint Document") ? FileTypes.OldPowerPoint
            : throw new FileFaultException(FileFault.Unknown);
    }

    private static List<Entry> Directory(Stream content)
    {
        var header = Bytes(content, 0, HeaderBytes);
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        Demand(shift is 9 or 12);
        var sectorBytes = 1 << shift;
        var table = new Lazy<List<uint>>(() => TableSectors(content, header, sectorBytes));
        var entries = new List<Entry>();
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        while (sector != EndOfChain)
        {
            var bytes = Bytes(content, Position(sector, sectorBytes), sectorBytes);
            for (var at = 0; at < sectorBytes; at += EntryBytes)
            {
                entries.Add(Entry.Read(bytes.AsSpan(at, EntryBytes)));
            }

            Demand(entries.Count <= MostEntries);
            sector = Next(content, table.Value, sector, sectorBytes);
        }

        Demand(entries.Count > 0);
        return entries;
    }

    /// <summary>Where the allocation table lies: the first sectors in the header, the rest in a chain of their own.</summary>
    private static List<uint> TableSectors(Stream content, byte[] header, int sectorBytes)
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderTables; i++)
        {
            Add(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (4 * i))));
        }

        var more = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        var left = content.Length / sectorBytes;
        while (more is not (EndOfChain or None))
        {
            Demand(left-- > 0);
            var bytes = Bytes(content, Position(more, sectorBytes), sectorBytes);
            for (var at = 0; at < sectorBytes - 4; at += 4)
            {
                Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)));
            }

            more = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(sectorBytes - 4));
        }

        return sectors;

        void Add(uint sector)
        {
            if (sector != None)
            {
                sectors.Add(sector);
            }
        }
    }

    private static uint Next(Stream content, List<uint> table, uint sector, int sectorBytes)
    {
        var perSector = sectorBytes / 4;
        var index = (int)(sector / perSector);
        Demand(index < table.Count);
        return BinaryPrimitives.ReadUInt32LittleEndian(Bytes(content, Position(table[index], sectorBytes) + (4 * (sector % perSector)), 4));
    }

    /// <summary>The names in the root, which are a tree.</summary>
    private static HashSet<string> Root(List<Entry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([entries[0].Child]);
        while (open.TryPop(out var id))
        {
            if (id == None)
            {
                continue;
            }

            Demand(id < entries.Count && seen.Add(id));
            names.Add(entries[(int)id].Name);
            open.Push(entries[(int)id].Left);
            open.Push(entries[(int)id].Right);
        }

        return names;
    }

    private static long Position(uint sector, int sectorBytes) => ((long)sector + 1) * sectorBytes;

    private static byte[] Bytes(Stream content, long start, int count)
    {
        Demand(start >= 0 && start + count <= content.Length);
        var bytes = new byte[count];
        content.Position = start;
        content.ReadExactly(bytes);
        return bytes;
    }

    private static void Demand(bool isTrue)
    {
        if (!isTrue)
        {
            throw new FileFaultException(FileFault.Damaged);
        }
    }

    private sealed record Entry(string Name, uint Left, uint Right, uint Child)
    {
        public static Entry Read(ReadOnlySpan<byte> bytes)
        {
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]) - 2, 0, 62);
            return new Entry(
                Encoding.Unicode.GetString(bytes[..length]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[68..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[72..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[76..]));
        }
    }
}
