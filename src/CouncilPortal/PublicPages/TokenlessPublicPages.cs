using Microsoft.AspNetCore.Antiforgery;

namespace CouncilPortal.PublicPages;

/// <summary>A public page has no form that changes anything: a visitor gets no token and no cookie with it, so that it is the same for all.</summary>
internal sealed class TokenlessPublicPages(IAntiforgery inner) : IAntiforgery
{
    private static readonly AntiforgeryTokenSet None = new(requestToken: null, cookieToken: null, "none", headerName: null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) =>
        PublicPagesSetup.IsForAnyVisitor(httpContext) ? None : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
        PublicPagesSetup.IsForAnyVisitor(httpContext) ? None : inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!PublicPagesSetup.IsForAnyVisitor(httpContext))
        {
            inner.SetCookieTokenAndHeader(httpContext);
        }
    }
}
