using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CouncilPortal.SignIn;

/// <summary>Microsoft.Identity.Web, against Microsoft Entra ID or the demonstration provider.</summary>
internal static class IdentityProviderSetup
{
    private const string AnyOrganisation = "organizations";
    private const string Entra = "https://login.microsoftonline.com/";

    public static void AddIdentityProvider(this WebApplicationBuilder builder, SignInSettings settings)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddMicrosoftIdentityWebApp(
                options =>
                {
                    options.Instance = Entra;
                    options.TenantId = AnyOrganisation;
                    builder.Configuration.GetSection(SignInSettings.EntraGroup).Bind(options);
                    options.ResponseType = OpenIdConnectResponseType.Code;
                    options.UsePkce = true;
                    options.SaveTokens = false;
                    options.MapInboundClaims = false;
                    options.CallbackPath = RequestSchemes.Back;
                    options.SignedOutCallbackPath = RequestSchemes.SignedOut;
                    options.RemoteSignOutPath = RequestSchemes.SignedOutElsewhere;
#if DEMO
                    if (settings.UsesDemo)
                    {
                        DemoProvider.Configure(options);
                    }
#endif
                },
                cookie => ConfigureCookie(cookie, isDevelopment));

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IAuthenticationSchemeProvider, RequestSchemes>();

        // After Microsoft.Identity.Web has had its say, and before the framework builds on it.
        builder.Services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<IServiceProvider>((options, services) =>
            {
                options.ResponseType = OpenIdConnectResponseType.Code;
                // The browser judges these cookies by its own clock, whatever the portal's is set to.
                options.TimeProvider = TimeProvider.System;
                options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
                options.NonceCookie.SecurePolicy = CookieSecurePolicy.Always;
                IdentityProviderEvents.AddTo(options.Events);
#if DEMO
                if (settings.UsesDemo)
                {
                    DemoProvider.Configure(options, services);
                }
#endif
            });
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, bool isDevelopment)
    {
        cookie.Cookie.Name = isDevelopment ? "CouncilPortal" : "__Host-CouncilPortal";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.LoginPath = SignInEndpoints.SignIn;
        cookie.ReturnUrlParameter = "returnUrl";
        // The session's row decides when an idle person is signed out; the cookie outlives it.
        cookie.ExpireTimeSpan = SignInSettings.Longest;
        cookie.SlidingExpiration = false;
        cookie.EventsType = typeof(SessionCookieEvents);
    }
}
