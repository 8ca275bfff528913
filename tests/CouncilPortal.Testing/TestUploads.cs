using System.Net;
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

    /// <summary>The antiforgery token of a page.</summary>
    public static async Task<string> TokenOf(this HttpClient client, string page) =>
        WebUtility.HtmlDecode(Token().Match(await client.Text(page)).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
