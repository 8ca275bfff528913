using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CouncilPortal.SignIn;

/// <summary>
/// The schemes of sign-in, of which the identity provider's own is asked only at the addresses to which the provider sends
/// people back. Otherwise each request, a visitor's too, would make its handler, and the first one load all that it needs.
/// </summary>
internal sealed class RequestSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor current) : AuthenticationSchemeProvider(options)
{
    public const string Back = "/signin-oidc";
    public const string SignedOut = "/signout-callback-oidc";
    public const string SignedOutElsewhere = "/signout-oidc";

    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        current.HttpContext?.Request.Path.Value is Back or SignedOut or SignedOutElsewhere
            ? base.GetRequestHandlerSchemesAsync()
            : Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
}
