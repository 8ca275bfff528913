using System.Text.Json;
using CouncilPortal.DataFiles;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.Api;

/// <summary>What the interface answers: the same bytes for the same content, with an entity tag, and briefly kept by whoever asked.</summary>
internal static class ApiAnswer
{
    /// <summary>How long an answer may be shown again without asking: a new year shows within this time.</summary>
    public const string Cached = "public, max-age=300";

    /// <summary>Content as JSON, or 304 where the asker has it already.</summary>
    public static IResult Of<T>(HttpContext http, T content) => Of(http, JsonSerializer.SerializeToUtf8Bytes(content, ApiJson.Options), "application/json; charset=utf-8");

    /// <summary>A table as CSV, or 304 where the asker has it already.</summary>
    public static IResult Csv(HttpContext http, DataTable table) => Of(http, CsvFile.Of(table), CsvFile.ContentType);

    private static IResult Of(HttpContext http, byte[] bytes, string contentType)
    {
        http.Response.Headers.CacheControl = Cached;
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return Results.Bytes(bytes, contentType, entityTag: new EntityTagHeaderValue(DataFile.EtagOf(bytes)));
    }
}
