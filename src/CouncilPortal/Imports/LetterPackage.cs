using System.IO.Compression;

namespace CouncilPortal.Imports;

/// <summary>Letters of earlier years in one ZIP file: the list, and beside it each letter as a text or a PDF.</summary>
internal sealed class LetterPackage : IDisposable
{
    private const string NoZip = "Choose a ZIP file with the list of letters and, beside it, each letter as a text or a PDF";
    private const long LargestList = 50L * 1024 * 1024;
    private const long LargestLetter = 20L * 1024 * 1024;
    private const int MostEntries = 20_000;
    private static readonly string[] Lists = [".csv", ".xlsx", ".ods"];

    private readonly ZipArchive archive;
    private readonly ZipArchiveEntry list;

    private LetterPackage(ZipArchive archive, ZipArchiveEntry list) => (this.archive, this.list) = (archive, list);

    /// <summary>The package in a content.</summary>
    /// <exception cref="FormatException">It is none; the message says what to do.</exception>
    public static LetterPackage Open(Stream content)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry[] lists = [.. archive.Entries.Where(e => Lists.Contains(Path.GetExtension(e.Name).ToLowerInvariant()))];
            return archive.Entries.Count > MostEntries ? throw new FormatException("The ZIP file holds more than 20,000 files: send the letters in parts")
                : lists.Length != 1 ? throw new FormatException(lists.Length == 0 ? "The ZIP file has no list: put a CSV, XLSX or ODS file beside the letters" : "The ZIP file has more than one CSV, XLSX or ODS file: leave only the list of letters")
                : new LetterPackage(archive, lists[0]);
        }
        catch (InvalidDataException damage)
        {
            archive?.Dispose();
            throw new FormatException(NoZip, damage);
        }
        catch (FormatException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>The list, unpacked.</summary>
    public MemoryStream List() => Unpacked(list, LargestList) ?? throw new FormatException("The list in the ZIP file is larger than 50 MB: send the letters in parts");

    /// <summary>A letter by its name alone; null where there is none, or it is larger than a letter can be.</summary>
    public Stream? Beside(string name) =>
        archive.Entries.FirstOrDefault(e => e != list && string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase)) is { } letter ? Unpacked(letter, LargestLetter) : null;

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    // What an entry says of its length is not believed: no more is unpacked than it may be.
    private static MemoryStream? Unpacked(ZipArchiveEntry entry, long most)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            if (unpacked.Length + read > most)
            {
                unpacked.Dispose();
                return null;
            }

            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return unpacked;
    }
}
