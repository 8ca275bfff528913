#if DEMO
using CouncilPortal.Demo;
using CouncilPortal.DemoIdentity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPortal.SignIn;

/// <summary>Points Microsoft.Identity.Web at the demonstration identity provider in this very process.</summary>
internal static class DemoProvider
{
    private const string ClientId = "c0c0c0c0-0000-4000-8000-000000000001";

    public static void Configure(MicrosoftIdentityOptions options)
    {
        options.Instance = DemoIdentitySettings.Instance;
        options.ClientId = ClientId;
        options.RequireHttpsMetadata = false;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
    }

    public static void Configure(OpenIdConnectOptions options, IServiceProvider services)
    {
        options.RequireHttpsMetadata = false;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.BackchannelHttpHandler = OwnProcess.Handler(services.GetRequiredService<IServer>());

        // Microsoft.Identity.Web's own validator reads Entra's metadata, and over https only.
        options.TokenValidationParameters.IssuerValidator = (issuer, token, _) =>
            token is Microsoft.IdentityModel.JsonWebTokens.JsonWebToken jwt
            && jwt.TryGetPayloadValue<string>("tid", out var tenant)
            && issuer == $"{DemoIdentitySettings.Instance}{tenant}/v2.0"
                ? issuer
                : throw new SecurityTokenInvalidIssuerException($"'{issuer}' is not the demonstration identity provider.");

        // The demonstration's clock may be set to another day.
        var time = services.GetRequiredService<TimeProvider>();
        options.TokenValidationParameters.LifetimeValidator = (from, until, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return from <= now && now < until;
        };

        // A browser is sent to the host and port by which it came.
        var redirecting = options.Events.OnRedirectToIdentityProvider;
        options.Events.OnRedirectToIdentityProvider = async context =>
        {
            await redirecting(context);
            context.ProtocolMessage.IssuerAddress = AtOwnHost(context.Request, context.ProtocolMessage.IssuerAddress);
        };
        var leaving = options.Events.OnRedirectToIdentityProviderForSignOut;
        options.Events.OnRedirectToIdentityProviderForSignOut = async context =>
        {
            await leaving(context);
            context.ProtocolMessage.IssuerAddress = AtOwnHost(context.Request, context.ProtocolMessage.IssuerAddress);
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDemoIdentity(new DemoIdentitySettings
        {
            ClientId = ClientId,
            CallbackPath = RequestSchemes.Back,
            Accounts = [.. DemoPeople.All.Select(Account)],
        });

    private static string AtOwnHost(HttpRequest request, string address) =>
        $"{request.Scheme}://{request.Host}{new Uri(address).PathAndQuery}";

    private static DemoAccount Account(DemoPerson person) => new()
    {
        Name = person.Name,
        UserName = person.Email,
        TenantId = Guid.Parse(person.TenantId),
        ObjectId = Guid.Parse(person.ObjectId),
        Description = person.Description,
    };
}
#endif
