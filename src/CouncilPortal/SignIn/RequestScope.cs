using CouncilPortal.Scopes;

namespace CouncilPortal.SignIn;

/// <summary>The scope of an HTTP request, read from the database once when the request was authenticated.</summary>
public static class RequestScope
{
    /// <summary>Whose request this is. For endpoints and static pages; an interactive page asks <see cref="ScopeOf"/> at each event.</summary>
    public static Scope PortalScope(this HttpContext http) => http.Features.Get<LiveSession>()?.Scope ?? Scope.Public;
}
