using System.Security.Cryptography;
using CouncilPortal.Time;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.DataFiles;

/// <summary>A file that is offered: its name, what it is, and its very bytes.</summary>
internal sealed record DataFile
{
    private const int EtagBytes = 16;

    /// <summary>The name under which it is saved.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to a browser.</summary>
    public required string ContentType { get; init; }

    /// <summary>What it holds.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Its size in words: <c>812 bytes</c>, <c>14 kB</c>, <c>1.2 MB</c>.</summary>
    public string Size => Bytes.Length switch
    {
        1 => "1 byte",
        < 1_000 => $"{Bytes.Length} bytes",
        < 999_500 => $"{(Bytes.Length + 500) / 1_000} kB",
        _ => (Bytes.Length / 1_000_000m).ToString("0.0", BritishCulture.Instance) + " MB",
    };

    /// <summary>A table as CSV.</summary>
    public static DataFile Csv(string name, DataTable table) => new() { Name = name, ContentType = CsvFile.ContentType, Bytes = CsvFile.Of(table) };

    /// <summary>Tables as a workbook.</summary>
    public static DataFile Xlsx(string name, DataSet set) => new() { Name = name, ContentType = XlsxFile.ContentType, Bytes = XlsxFile.Of(set) };

    /// <summary>Tables as an OpenDocument spreadsheet.</summary>
    public static DataFile Ods(string name, DataSet set) => new() { Name = name, ContentType = OdsFile.ContentType, Bytes = OdsFile.Of(set) };

    /// <summary>A strong entity tag of the content.</summary>
    public static string EtagOf(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, EtagBytes))}\"";

    /// <summary>The answer with the file, or 304 where the asker has it already.</summary>
    public IResult Answer() => Results.File(Bytes, ContentType, Name, entityTag: new EntityTagHeaderValue(EtagOf(Bytes)));
}
