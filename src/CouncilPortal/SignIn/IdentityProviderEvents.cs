using System.Security.Claims;
using System.Text.Json;
using CouncilPortal.Scopes;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CouncilPortal.SignIn;

/// <summary>What the portal adds to the handshake with the identity provider.</summary>
internal static partial class IdentityProviderEvents
{
    /// <summary>The item of a sign-in that holds the invitation's token.</summary>
    public const string InvitationItem = "invitation";

    /// <summary>The item of a sign-in that asks to choose among accounts.</summary>
    public const string ChooseItem = "choose";

    /// <summary>Puts the portal's steps into the handshake, after those that are there.</summary>
    public static void AddTo(OpenIdConnectEvents events)
    {
        var redirecting = events.OnRedirectToIdentityProvider;
        events.OnRedirectToIdentityProvider = async context =>
        {
            await redirecting(context);
            Demand(context);
        };
        events.OnTokenValidated = Admit;
        events.OnRemoteFailure = context =>
        {
            LogBrokenOff(context.HttpContext.RequestServices.GetRequiredService<ILogger<StartSessionCommand>>(), context.Failure?.Message);
            context.HandleResponse();
            context.Response.Redirect(Refusal.Broken.Address());
            return Task.CompletedTask;
        };
    }

    private static void Demand(RedirectContext context)
    {
        if (context.Properties.Items.ContainsKey(ChooseItem))
        {
            context.ProtocolMessage.Prompt = OpenIdConnectPrompt.SelectAccount;
        }

        var settings = context.HttpContext.RequestServices.GetRequiredService<SignInSettings>();
        if (settings.AuthenticationContext is { } wanted)
        {
            context.ProtocolMessage.SetParameter(
                "claims",
                JsonSerializer.Serialize(new { id_token = new { acrs = new { essential = true, value = wanted } } }));
        }
    }

    private static async Task Admit(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var result = await services.GetRequiredService<StartSessionCommand>().Start(
            Scope.System("Sign-in"), Identity(context), context.HttpContext.RequestAborted);
        if (result.Session is { } session)
        {
            context.Principal = SessionClaims.Principal(session, CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        context.HandleResponse();
        context.Response.Redirect(result.Refusal!.Value.Address());
    }

    private static ProvenIdentity Identity(TokenValidatedContext context)
    {
        var token = context.SecurityToken;
        var user = context.Principal!;
        return new ProvenIdentity
        {
            TenantId = Required("tid").ToLowerInvariant(),
            ObjectId = Required("oid").ToLowerInvariant(),
            Name = Claim("name") ?? Claim("preferred_username") ?? "No name",
            AuthenticationContexts = [.. token.Claims.Where(c => c.Type == "acrs").Select(c => c.Value)],
            Invitation = context.Properties?.Items.TryGetValue(InvitationItem, out var invitation) == true ? invitation : null,
        };

        string? Claim(string type) => token.Claims.FirstOrDefault(c => c.Type == type)?.Value;
        string Required(string type) =>
            Claim(type) ?? throw new InvalidOperationException($"The identity token of {user.Identity?.Name} has no claim '{type}'.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in broke off: {Reason}")]
    private static partial void LogBrokenOff(ILogger logger, string? reason);
}
