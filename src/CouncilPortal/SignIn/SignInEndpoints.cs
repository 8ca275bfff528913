using System.Security.Claims;
using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace CouncilPortal.SignIn;

/// <summary>Signing in, signing out, and keeping a session going.</summary>
internal static class SignInEndpoints
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string SessionLeft = "/session";
    public const string SessionExtend = "/session/extend";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignIn, Begin).AllowAnonymous().RequireRateLimiting(SignInLimits.Policy);
        routes.MapPost(SignOut, End).AllowAnonymous();
        routes.MapGet(SessionLeft, Left).AllowAnonymous().WithMetadata(new NoSignOfLife());
        routes.MapPost(SessionExtend, Extend).RequireAuthorization(Policies.SignedIn).WithMetadata(new NoSignOfLife());
    }

    private static IResult Begin(string? returnUrl, string? invitation, bool? choose)
    {
        var properties = new AuthenticationProperties { RedirectUri = LocalUrl.OrFirstPage(returnUrl) };
        if (!string.IsNullOrEmpty(invitation))
        {
            properties.Items[IdentityProviderEvents.InvitationItem] = invitation;
        }

        if (choose == true)
        {
            properties.Items[IdentityProviderEvents.ChooseItem] = "";
        }

        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> End(HttpContext http, IAntiforgery antiforgery, EndSessionCommand end, CancellationToken stop)
    {
        if (http.User.Identity?.IsAuthenticated != true)
        {
            return Results.LocalRedirect("/");
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await end.End(http.PortalScope(), stop);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> Left(HttpContext http, ScopeOf scopeOf, TimeProvider time, ClaimsPrincipal user, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var session = await scopeOf.Live(user, stop);
        return Results.Json(new { secondsLeft = session is null ? 0 : Seconds(session.ExpiresAt - time.GetUtcNow()) });
    }

    private static async Task<IResult> Extend(
        HttpContext http, IAntiforgery antiforgery, ExtendSessionCommand extend, TimeProvider time, CancellationToken stop)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var expiresAt = await extend.Extend(http.PortalScope(), stop);
        return Results.Json(new { secondsLeft = expiresAt is null ? 0 : Seconds(expiresAt.Value - time.GetUtcNow()) });
    }

    private static int Seconds(TimeSpan left) => Math.Max(0, (int)left.TotalSeconds);
}
