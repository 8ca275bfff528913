using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CouncilPortal.Testing;

/// <summary>Files sent as the portal's own script sends them.</summary>
public static partial class TestUploads
{
    /// <summary>Posts a form with files, with the antiforgery token of a page in the header, asking for JSON.</summary>
    public static async Task<HttpResponseMessage> PostFiles(this HttpClient client, string page, string address, MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("RequestVerificationToken", await client.TokenOf(page));
        request.Headers.Add("Accept", "application/json");
        return await client.SendAsync(request);
    }

    /// <summary>Names a file that is to be sent to an action's evidence.</summary>
    public static async Task<HttpResponseMessage> StartUpload(this HttpClient client, string page, string name, long size, string fingerprint)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page + "/uploads")
        {
            Content = new FormUrlEncodedContent([new("name", name), new("size", size.ToString(CultureInfo.InvariantCulture)), new("fingerprint", fingerprint)]),
        };
        request.Headers.Add("RequestVerificationToken", await client.TokenOf(page));
        return await client.SendAsync(request);
    }

    /// <summary>Sends bytes of an upload from an offset on, with the token of a page; without a token where the page is null.</summary>
    public static async Task<HttpResponseMessage> SendPart(this HttpClient client, string? page, string address, long offset, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        if (page is not null)
        {
            request.Headers.Add("RequestVerificationToken", await client.TokenOf(page));
        }

        return await client.SendAsync(request);
    }

    /// <summary>The offset that an answer tells.</summary>
    public static long Offset(this HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>The antiforgery token of a page.</summary>
    public static async Task<string> TokenOf(this HttpClient client, string page) =>
        WebUtility.HtmlDecode(Token().Match(await client.Text(page)).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
