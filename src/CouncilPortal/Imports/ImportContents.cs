using System.IO.Compression;
using CouncilPortal.Database;
using Dapper;

namespace CouncilPortal.Imports;

/// <summary>The bytes of imports, compressed in the database.</summary>
internal static class ImportContents
{
    /// <summary>The file as it came in.</summary>
    public const string File = "file";

    /// <summary>The rows that it changed, as they were before.</summary>
    public const string Before = "before";

    /// <summary>Keeps bytes.</summary>
    public static async Task Keep(ScopedConnection connection, long import, string part, byte[] content)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(content);
        }

        await connection.ExecuteAsync(
            "insert into import_contents (import_id, part, content) values (@import, @part, @content)", new { import, part, content = packed.ToArray() });
    }

    /// <summary>The bytes, from the beginning.</summary>
    public static async Task<MemoryStream> Open(ScopedConnection connection, long import, string part)
    {
        var packed = await connection.QuerySingleAsync<byte[]>("select c.content from import_contents c where c.import_id = @import and c.part = @part", new { import, part });
        var content = new MemoryStream();
        await using (var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            await zip.CopyToAsync(content);
        }

        content.Position = 0;
        return content;
    }
}
