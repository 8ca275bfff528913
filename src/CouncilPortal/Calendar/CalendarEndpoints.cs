using System.Security.Cryptography;
using System.Text;
using CouncilPortal.EmailOutbox;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using Microsoft.Net.Http.Headers;

namespace CouncilPortal.Calendar;

/// <summary>Deadlines for calendar programs: a person's feed by its secret address, and one deadline as a file for who may read the action.</summary>
internal static class CalendarEndpoints
{
    private const string Type = "text/calendar; charset=utf-8";

    private static readonly Scope Feeds = Scope.System("Calendar feed");

    /// <summary>The path of the feed with the secret given.</summary>
    public static string PathOf(string token) => $"/calendar/{token}.ics";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/calendar/{token}.ics", [HttpMethods.Get, HttpMethods.Head], Feed).AllowAnonymous().WithMetadata(new NoSignOfLife());
        routes.MapMethods("/actions/{id:long}/deadline.ics", [HttpMethods.Get, HttpMethods.Head], Single).RequireAuthorization(Policies.ActionDetails);
    }

    /// <summary>Whoever has the address reads what its person may see at this moment, and no more.</summary>
    private static async Task<IResult> Feed(
        HttpContext http, string token, CalendarAddresses addresses, ScopeOf scopeOf, DeadlinesQuery deadlines, PortalAddress address, CancellationToken cancel)
    {
        // The secret is in the address: it is to be found in no index.
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await addresses.PersonOf(Feeds, token, cancel) is not { } person)
        {
            return Results.NotFound();
        }

        var own = await deadlines.Own(await scopeOf.Person(person, cancel), cancel);
        return Answer(http, CalendarFile.Feed(own, address.Host, LinkOf(address)), name: null);
    }

    private static async Task<IResult> Single(HttpContext http, long id, DeadlinesQuery deadlines, PortalAddress address, CancellationToken cancel) =>
        await deadlines.Find(http.PortalScope(), id, cancel) is { } deadline
            ? Answer(http, CalendarFile.One(deadline, address.Host, LinkOf(address)), $"deadline-{deadline.Reference.Address}-{deadline.Number}.ics")
            : Results.NotFound();

    private static IResult Answer(HttpContext http, string calendar, string? name)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        var content = Encoding.UTF8.GetBytes(calendar);
        return Results.File(content, Type, name, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
    }

    private static Func<long, string> LinkOf(PortalAddress address) => id => address.Of($"/actions/{id}");
}
