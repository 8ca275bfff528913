using CouncilPortal.SignIn;

namespace CouncilPortal.Authorities;

/// <summary>A file of one council: finds the council by its address as its pages do.</summary>
internal static class CouncilDownload
{
    /// <summary>The file; a permanent redirect from an old address; not found for an unknown one.</summary>
    public static async Task<IResult> Of(HttpContext http, string slug, string file, Func<Council, Task<IResult>> write)
    {
        var found = await http.RequestServices.GetRequiredService<CouncilQuery>().Find(http.PortalScope(), slug, http.RequestAborted);
        return found is null ? Results.NotFound()
            : found.Council.Slug != slug ? Results.LocalRedirect(CouncilAddress.Part(found.Council.Slug, file) + http.Request.QueryString, permanent: true)
            : await write(found.Council);
    }
}
