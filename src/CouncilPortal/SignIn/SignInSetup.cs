using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace CouncilPortal.SignIn;

/// <summary>Who comes in, and how.</summary>
public static class SignInSetup
{
#if DEMO
    internal const bool HasDemo = true;
#else
    internal const bool HasDemo = false;
#endif

    /// <summary>Sign-in with Microsoft Entra ID or, in Development without <c>AzureAd</c>, the demonstration provider.</summary>
    /// <exception cref="InvalidOperationException">The settings are wrong; the message lists every problem.</exception>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = SignInSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), HasDemo);
        if (settings.UsesDemo && settings.OmbudsmanTenantId is null)
        {
            settings = settings with { OmbudsmanTenantId = Demo.DemoPeople.OmbudsmanTenant };
        }

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<ScopeOf>();
        services.AddSingleton<StartSessionCommand>();
        services.AddSingleton<EndSessionCommand>();
        services.AddSingleton<ExtendSessionCommand>();
        services.AddSingleton<SessionCookieEvents>();
        services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorization(Policies.Register);
        services.AddSignInLimits();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<LiveCircuits>();
        services.AddSingleton<RightsChangesQuery>();
        services.AddHostedService<RightsWatcher>();
        services.AddScoped<AuthenticationStateProvider, LiveAuthenticationState>();
        builder.AddIdentityProvider(settings);
    }

    /// <summary>Knows who each request comes from, and what they may open. Goes before antiforgery and the pages.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        SignInEndpoints.Map(app);
#if DEMO
        if (app.Services.GetRequiredService<SignInSettings>().UsesDemo)
        {
            DemoProvider.Map(app);
        }
#endif
    }
}
