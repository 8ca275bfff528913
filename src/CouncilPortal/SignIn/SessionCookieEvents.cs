using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace CouncilPortal.SignIn;

/// <summary>Checks on each request that the cookie's session still lives and its person still holds a role.</summary>
internal sealed class SessionCookieEvents(ScopeOf scopeOf, ExtendSessionCommand extend, TimeProvider time, SignInSettings settings)
    : CookieAuthenticationEvents
{
    /// <summary>One write a minute is enough to know that somebody is there.</summary>
    private static readonly TimeSpan WorthAWrite = TimeSpan.FromMinutes(1);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var session = await scopeOf.Live(context.Principal!, http.RequestAborted);
        if (session is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        http.Features.Set(session);
        var isSign = http.GetEndpoint()?.Metadata.GetMetadata<NoSignOfLife>() is null;
        if (isSign && session.ExpiresAt - time.GetUtcNow() < settings.Idle - WorthAWrite)
        {
            await extend.Extend(session.Scope, http.RequestAborted);
        }
    }

    /// <summary>The address stays, with status 403 and a page that explains.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Marks an endpoint that pages call by themselves, so that a call says nothing about whether anybody is there.</summary>
internal sealed class NoSignOfLife;
