using System.IO.Compression;
using System.Net;
using System.Text;

namespace CouncilPortal.DatabaseTests.Embargo;

/// <summary>An answer with everything that can be read in it: its content, unpacked and unzipped, and its headers but for the tag and the length.</summary>
internal sealed record EmbargoAnswer
{
    /// <summary>The status.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>Its content as text: of a spreadsheet, of every part of it.</summary>
    public required string Content { get; init; }

    /// <summary>Its headers, without the tag and the length: how many bytes there are is a number like any other, and may happen to be one of the year.</summary>
    public required string Headers { get; init; }

    /// <summary>The tag; null where it has none.</summary>
    public required string? Tag { get; init; }

    /// <summary>What it shows of the year. What a PDF says cannot be read here: any that is given out counts as the letter.</summary>
    public Shown Shown => EmbargoedYear.Of(Headers + "\n" + Content) | (Content.StartsWith("%PDF", StringComparison.Ordinal) ? Shown.Letter : Shown.Nothing);

    /// <summary>Whether the year is so much as named in it.</summary>
    public bool NamesYear => Content.Contains(EmbargoedYear.Year, StringComparison.Ordinal) || Headers.Contains(EmbargoedYear.Year, StringComparison.Ordinal);

    /// <summary>Asks for an address.</summary>
    public static async Task<EmbargoAnswer> Get(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        return await Send(client, request);
    }

    /// <summary>Sends a request and reads the answer whole.</summary>
    public static async Task<EmbargoAnswer> Send(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        foreach (var encoding in answer.Content.Headers.ContentEncoding.Reverse())
        {
            bytes = Unpacked(bytes, encoding);
        }

        return new EmbargoAnswer
        {
            Status = answer.StatusCode,
            Content = Text(bytes),
            Headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("ETag" or "Content-Length")).SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}"))),
            Tag = answer.Headers.ETag?.ToString(),
        };
    }

    private static string Text(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return $"{e.FullName}\n{reader.ReadToEnd()}";
        }));
    }

    private static byte[] Unpacked(byte[] bytes, string encoding)
    {
        using var raw = new MemoryStream(bytes);
        using Stream unpacking = encoding switch
        {
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            "gzip" => new GZipStream(raw, CompressionMode.Decompress),
            _ => throw new InvalidOperationException($"The portal packs as {encoding}, which nobody asked for."),
        };
        using var all = new MemoryStream();
        unpacking.CopyTo(all);
        return all.ToArray();
    }
}
