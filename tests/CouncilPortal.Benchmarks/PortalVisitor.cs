using System.Net;
using CouncilPortal.Testing;

namespace CouncilPortal.Benchmarks;

/// <summary>Somebody who uses a portal that runs in a process of its own.</summary>
internal static class PortalVisitor
{
    /// <summary>A browser that has signed in as an account of the demonstration.</summary>
    public static async Task<HttpClient> SignedIn(string url, string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 50 })
        {
            BaseAddress = new Uri(url),
            Timeout = TimeSpan.FromMinutes(5),
        };
        var answer = await client.SignIn(name, "/sign-in");
        return answer.Headers.Location?.OriginalString == "/" ? client : throw new InvalidOperationException($"{name} was sent to {answer.Headers.Location} ({answer.StatusCode}).");
    }
}
