using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CouncilPortal.DemoIdentity;

/// <summary>What a client asks for when it sends a browser to the authorize page.</summary>
internal sealed record AuthorizationRequest
{
    public required string RedirectUri { get; init; }
    public required string CodeChallenge { get; init; }
    public required string Nonce { get; init; }
    public required string? State { get; init; }

    /// <summary>The authentication context that the client demands of the sign-in, if any.</summary>
    public required string? AuthenticationContext { get; init; }

    /// <summary>Reads the request, or says what is wrong with it.</summary>
    public static (AuthorizationRequest? Request, string? Problem) Read(HttpRequest http, DemoIdentitySettings settings)
    {
        var query = http.Query;
        var ownAddress = $"{http.Scheme}://{http.Host}{http.PathBase}{settings.CallbackPath}";
        string? problem =
            query["client_id"] != settings.ClientId ? "client_id is not the portal's."
            : query["redirect_uri"] != ownAddress ? $"redirect_uri must be {ownAddress}."
            : query["response_type"] != "code" ? "response_type must be code."
            : query["response_mode"].FirstOrDefault() is not (null or "query") ? "response_mode must be query."
            : query["code_challenge_method"] != "S256" ? "code_challenge_method must be S256."
            : string.IsNullOrEmpty(query["code_challenge"]) ? "code_challenge is missing."
            : string.IsNullOrEmpty(query["nonce"]) ? "nonce is missing."
            : null;
        if (problem is not null)
        {
            return (null, problem);
        }

        return (new AuthorizationRequest
        {
            RedirectUri = ownAddress,
            CodeChallenge = query["code_challenge"].ToString(),
            Nonce = query["nonce"].ToString(),
            State = query["state"].FirstOrDefault(),
            AuthenticationContext = DemandedContext(query["claims"].FirstOrDefault()),
        }, null);
    }

    private static string? DemandedContext(string? claims)
    {
        if (string.IsNullOrEmpty(claims))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(claims);
            return json.RootElement.GetProperty("id_token").GetProperty("acrs").GetProperty("value").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
