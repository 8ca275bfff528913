using System.Net;
using System.Text.RegularExpressions;
using CouncilPortal.Demo;

namespace CouncilPortal.Testing;

/// <summary>What a test's browser does.</summary>
public static partial class TestBrowser
{
    /// <summary>Signs in as an account of the demonstration, beginning at an address of the portal, and returns the portal's answer to the code.</summary>
    public static async Task<HttpResponseMessage> SignIn(this HttpClient client, string name, string from)
    {
        var authorize = await client.Get(from);
        var chosen = await client.Choose(name, authorize.Headers.Location!.OriginalString);
        return await client.Get(chosen.Headers.Location!.OriginalString);
    }

    /// <summary>Presses the button of an account on the demonstration provider's page.</summary>
    public static Task<HttpResponseMessage> Choose(this HttpClient client, string name, string authorize) =>
        client.PostAsync(authorize, new FormUrlEncodedContent([new("account", DemoPeople.All.Single(p => p.Name == name).ObjectId)]));

    /// <summary>Fetches an address.</summary>
    public static Task<HttpResponseMessage> Get(this HttpClient client, string address) => client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    /// <summary>Fetches a page that must be there, as text.</summary>
    public static Task<string> Text(this HttpClient client, string address) => client.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    /// <summary>Posts a form with the antiforgery token of a page that the browser sees.</summary>
    public static async Task<HttpResponseMessage> PostForm(
        this HttpClient client, string page, string address, params IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var html = await client.Text(page);
        var token = Token().Match(html) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : throw new InvalidOperationException($"{page} has no antiforgery token.");
        return await client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
