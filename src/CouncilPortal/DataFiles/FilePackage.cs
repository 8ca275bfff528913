using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CouncilPortal.DataFiles;

/// <summary>A zip of XML parts. The same parts of the same day give the same bytes, so that a size told beforehand is true.</summary>
internal sealed class FilePackage(DateOnly madeOn) : IDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly MemoryStream file = new();
    private ZipArchive? zip;

    /// <summary>Adds a part that is not compressed: an OpenDocument's type, which must be readable at the file's very beginning.</summary>
    public void AddStored(string name, string text)
    {
        using var stream = Open(name, CompressionLevel.NoCompression);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }

    /// <summary>Adds a part of XML.</summary>
    public void Add(string name, Action<XmlWriter> write)
    {
        using var stream = Open(name, CompressionLevel.Optimal);
        using var xml = XmlWriter.Create(stream, Settings);
        write(xml);
    }

    /// <summary>The whole file.</summary>
    public byte[] ToArray()
    {
        zip?.Dispose();
        zip = null;
        return file.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        zip?.Dispose();
        file.Dispose();
    }

    /// <summary>A text without the characters that XML cannot hold: each becomes a replacement character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString());
        }

        return clean.ToString();
    }

    private Stream Open(string name, CompressionLevel level)
    {
        zip ??= new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(madeOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return entry.Open();
    }
}
