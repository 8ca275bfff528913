using CouncilPortal.SignIn;

namespace CouncilPortal.Reminders;

/// <summary>Reminders' addresses beside their pages.</summary>
public static class RemindersEndpoints
{
    /// <summary>Opening a notification, and stopping mail by a mail's secret.</summary>
    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{NotificationsQuery.Address}/{{id:long}}", Open).RequireAuthorization(Policies.SignedIn);
        // Before the page, whose endpoint takes posts as well.
        routes.MapPost("/unsubscribe/{token}", Stop).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(SignInLimits.Policy).WithOrder(-1);
    }

    /// <summary>Goes where a notification leads. That it is read then is all that this changes.</summary>
    private static async Task<IResult> Open(long id, HttpContext http, ReadNotificationsCommand read, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await read.Open(http.PortalScope(), id, cancel) is { } path ? Results.LocalRedirect(path) : Results.NotFound();
    }

    // RFC 8058: mail programs post here without cookies and follow no redirect; the address alone is the right, so there is no
    // antiforgery token to ask for. The button of the page, which a person presses, goes back to a page.
    private static async Task<IResult> Stop(string token, HttpContext http, StopMailCommand command, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await command.Stop(http.PortalScope(), token, cancel) is null)
        {
            return Results.NotFound();
        }

        var isButton = http.Request.HasFormContentType && (await http.Request.ReadFormAsync(cancel)).ContainsKey("page");
        return isButton
            ? Results.LocalRedirect($"/unsubscribe/{Uri.EscapeDataString(token)}?done=yes")
            : Results.Text("You will get no more e-mails like this one.");
    }
}
