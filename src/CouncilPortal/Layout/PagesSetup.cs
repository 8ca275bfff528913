using CouncilPortal.PublicPages;
using CouncilPortal.SignIn;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MudBlazor.Services;

namespace CouncilPortal.Layout;

/// <summary>Pages: static ones that are read, interactive ones that are worked in.</summary>
public static class PagesSetup
{
    /// <summary>What pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddExceptionHandler<FaultLog>();
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        services.AddCompressedPages();
        return services;
    }

    /// <summary>Serves assets and pages.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UsePortalSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseReadablePages();
        app.UseSignIn();
        app.UsePrivatePages();
        app.UsePublicPages();
        app.UseAntiforgery();
        app.MapStaticAssets();
        // Browsers ask for it wherever a document names no icon, a mail or a download among them.
        app.MapGet("/favicon.ico", () => TypedResults.Redirect("/mark.svg", permanent: true)).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
