using CouncilPortal.SignIn;
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
        return services;
    }

    /// <summary>Serves assets and pages.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseSignIn();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
