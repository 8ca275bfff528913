using System.IO.Compression;
using System.Security.Cryptography;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>Bytes as they are kept, with what they were.</summary>
/// <param name="Content">Compressed.</param>
/// <param name="Size">How many they were before.</param>
/// <param name="Sha256">Their hash before, in lower-case hexadecimal.</param>
internal sealed record PackedContent(byte[] Content, long Size, string Sha256);

/// <summary>The bytes of imports, compressed in the database.</summary>
internal static class ImportContents
{
    /// <summary>The file as it came in.</summary>
    public const string File = "file";

    /// <summary>The rows that it changed, as they were before.</summary>
    public const string Before = "before";

    private const int BufferBytes = 128 * 1024;

    /// <summary>Compresses what comes, as it comes; null where it is more than may come.</summary>
    public static async Task<PackedContent?> Pack(Stream content, long mostBytes, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                size += read;
                if (size > mostBytes)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await zip.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }

        return new PackedContent(packed.ToArray(), size, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    /// <summary>Keeps bytes.</summary>
    public static Task Keep(ScopedConnection connection, long import, string part, PackedContent packed) => connection.ExecuteAsync(
        "insert into import_contents (import_id, part, content) values (@import, @part, @Content)", new { import, part, packed.Content });

    /// <summary>Keeps what an import changed as it was before, where it changed anything.</summary>
    public static async Task KeepBefore(ScopedConnection connection, long import, Stream? before)
    {
        if (before is not null)
        {
            await Keep(connection, import, Before, (await Pack(before, long.MaxValue, CancellationToken.None))!);
        }
    }

    /// <summary>An empty file that goes when it is closed.</summary>
    public static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>The bytes, from the beginning, in a file that goes when it is closed.</summary>
    public static async Task<Stream> Open(ScopedConnection connection, long import, string part)
    {
        var packed = await connection.QuerySingleAsync<byte[]>("select c.content from import_contents c where c.import_id = @import and c.part = @part", new { import, part });
        var content = Temporary();
        await using (var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            await zip.CopyToAsync(content);
        }

        content.Position = 0;
        return content;
    }
}
