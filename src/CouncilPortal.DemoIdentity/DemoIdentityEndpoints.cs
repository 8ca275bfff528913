using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPortal.DemoIdentity;

/// <summary>
/// A small OpenID Connect provider that stands in for Microsoft Entra ID while the portal is shown or developed:
/// authorisation code with PKCE, for invented accounts, on this machine alone.
/// </summary>
public static class DemoIdentityEndpoints
{
    /// <summary>Serves the provider below <see cref="DemoIdentitySettings.Path"/>, to loopback connections only.</summary>
    public static void MapDemoIdentity(this IEndpointRouteBuilder routes, DemoIdentitySettings settings)
    {
        var time = routes.ServiceProvider.GetRequiredService<TimeProvider>();
        var codes = new AuthorizationCodes(time);
        var tokens = new IdTokens(time, settings.ClientId);

        var group = routes.MapGroup(DemoIdentitySettings.Path).AllowAnonymous().AddEndpointFilter(new LoopbackOnly());
        group.MapGet("/organizations/v2.0/.well-known/openid-configuration", () => Results.Json(Discovery()));
        group.MapGet("/keys", () => Results.Json(tokens.PublicKeys()));
        group.MapGet("/demo-identity.css", () => Results.Stream(StyleSheet(), "text/css; charset=utf-8"));
        group.MapGet("/authorize", (HttpContext http) => Choose(http, settings));
        group.MapPost("/authorize", (HttpContext http, CancellationToken stop) => Chosen(http, settings, codes, stop));
        group.MapPost("/token", (HttpContext http, CancellationToken stop) => Token(http, settings, codes, tokens, stop));
        group.MapGet("/sign-out", SignOut);
    }

    private static object Discovery() => new
    {
        issuer = DemoIdentitySettings.Instance + "{tenantid}/v2.0",
        authorization_endpoint = DemoIdentitySettings.Instance + "authorize",
        token_endpoint = DemoIdentitySettings.Instance + "token",
        jwks_uri = DemoIdentitySettings.Instance + "keys",
        end_session_endpoint = DemoIdentitySettings.Instance + "sign-out",
        response_types_supported = new[] { "code" },
        response_modes_supported = new[] { "query" },
        subject_types_supported = new[] { "pairwise" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        scopes_supported = new[] { "openid", "profile" },
        claims_parameter_supported = true,
        code_challenge_methods_supported = new[] { "S256" },
    };

    private static IResult Choose(HttpContext http, DemoIdentitySettings settings)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (request, problem) = AuthorizationRequest.Read(http.Request, settings);
        return request is null ? Refused(problem!) : Results.Content(AuthorizePage.Html(settings), "text/html; charset=utf-8");
    }

    private static async Task<IResult> Chosen(HttpContext http, DemoIdentitySettings settings, AuthorizationCodes codes, CancellationToken stop)
    {
        var (request, problem) = AuthorizationRequest.Read(http.Request, settings);
        if (request is null)
        {
            return Refused(problem!);
        }

        var form = await http.Request.ReadFormAsync(stop);
        var account = settings.Accounts.FirstOrDefault(a => a.ObjectId.ToString() == form["account"]);
        if (account is null)
        {
            return Refused("the account is not one of those listed.");
        }

        return Results.Redirect(QueryHelpers.AddQueryString(request.RedirectUri, new Dictionary<string, string?>
        {
            ["code"] = codes.Issue(request, account),
            ["state"] = request.State,
        }));
    }

    private static async Task<IResult> Token(
        HttpContext http, DemoIdentitySettings settings, AuthorizationCodes codes, IdTokens tokens, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType)
        {
            return TokenError("invalid_request");
        }

        var form = await http.Request.ReadFormAsync(stop);
        if (form["client_id"] != settings.ClientId)
        {
            return TokenError("invalid_client");
        }

        if (form["grant_type"] != "authorization_code")
        {
            return TokenError("unsupported_grant_type");
        }

        var grant = codes.Redeem(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString());
        return grant is null ? TokenError("invalid_grant") : Results.Json(new
        {
            token_type = "Bearer",
            expires_in = (int)IdTokens.Life.TotalSeconds,
            scope = "openid profile",
            // The protocol demands one; nothing here accepts it.
            access_token = Guid.NewGuid().ToString("N"),
            id_token = tokens.Issue(grant),
        });
    }

    private static IResult SignOut(HttpContext http)
    {
        var back = http.Request.Query["post_logout_redirect_uri"].ToString();
        var own = $"{http.Request.Scheme}://{http.Request.Host}/";
        if (!back.StartsWith(own, StringComparison.Ordinal))
        {
            return Results.Redirect("/");
        }

        return Results.Redirect(http.Request.Query["state"].FirstOrDefault() is { } state
            ? QueryHelpers.AddQueryString(back, "state", state)
            : back);
    }

    private static IResult Refused(string problem) =>
        Results.Content(AuthorizePage.Problem(problem), "text/html; charset=utf-8", contentEncoding: null, StatusCodes.Status400BadRequest);

    private static IResult TokenError(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private static Stream StyleSheet() =>
        typeof(DemoIdentityEndpoints).Assembly.GetManifestResourceStream("demo-identity.css")!;
}
