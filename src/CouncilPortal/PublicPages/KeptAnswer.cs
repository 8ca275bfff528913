using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.PublicPages;

/// <summary>An answer that every visitor gets, in the encodings that browsers ask for.</summary>
internal sealed class KeptAnswer
{
    // Good and fast: packing happens once for many visitors.
    private const int BrotliQuality = 6;
    private const int BrotliWindow = 22;
    private const int TagBytes = 12;

    private static readonly string[] NotKept =
        [HeaderNames.CacheControl, HeaderNames.Pragma, HeaderNames.Expires, HeaderNames.ETag, HeaderNames.Vary, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.Date];

    private readonly byte[] content;
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly string tag;
    private readonly ConcurrentDictionary<string, byte[]> packed = new();

    /// <summary>The content, with the headers that describe it.</summary>
    public KeptAnswer(byte[] content, IHeaderDictionary headers)
    {
        this.content = content;
        this.headers = [.. headers.Where(h => !NotKept.Contains(h.Key, StringComparer.OrdinalIgnoreCase))];
        tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"";
    }

    /// <summary>About how much memory it takes, packed forms included.</summary>
    public long Size => content.Length * 2L;

    /// <summary>Gives it, or says that the visitor has it already.</summary>
    public async Task Write(HttpContext http)
    {
        var response = http.Response;
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }

        response.Headers.ETag = tag;
        // It may be stored anywhere and is asked for again each time: what becomes public or is corrected shows at once.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = $"{HeaderNames.AcceptEncoding}, {HeaderNames.Cookie}";
        if (IsKnown(http.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            return;
        }

        var (body, encoding) = Body(http.Request);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }

    private bool IsKnown(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    private (byte[] Body, string? Encoding) Body(HttpRequest request)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var list)
            ? list.Where(e => e.Quality is null or > 0).Select(e => e.Value.ToString()).ToArray()
            : [];
        return accepted.Contains("br", StringComparer.OrdinalIgnoreCase) ? (packed.GetOrAdd("br", _ => Brotli()), "br")
            : accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (packed.GetOrAdd("gzip", _ => Gzip()), "gzip")
            : (content, null);
    }

    private byte[] Brotli()
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, target, out var length, BrotliQuality, BrotliWindow)
            ? target[..length]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    private byte[] Gzip()
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }
}
