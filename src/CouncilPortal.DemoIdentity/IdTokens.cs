using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPortal.DemoIdentity;

/// <summary>Identity tokens with the claims of Microsoft Entra ID, signed with a key that lives as long as the process.</summary>
internal sealed class IdTokens(TimeProvider time, string clientId) : IDisposable
{
    /// <summary>How long an identity token may be used after its issue.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly RSA rsa = RSA.Create(2048);
    private readonly string keyId = Guid.NewGuid().ToString("N");

    /// <summary>The signed token for an account that was chosen.</summary>
    public string Issue(AuthorizationCodes.Grant grant)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var account = grant.Account;
        var claims = new Dictionary<string, object>
        {
            ["ver"] = "2.0",
            ["tid"] = account.TenantId.ToString(),
            ["oid"] = account.ObjectId.ToString(),
            ["sub"] = Pairwise(account),
            ["name"] = account.Name,
            ["preferred_username"] = account.UserName,
            ["nonce"] = grant.Request.Nonce,
        };
        if (grant.Request.AuthenticationContext is { } context)
        {
            claims["acrs"] = new[] { context };
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{DemoIdentitySettings.Instance}{account.TenantId}/v2.0",
            Audience = clientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Life,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = keyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The public half of the key, as the key document lists it.</summary>
    public object PublicKeys()
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        var entry = new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = keyId,
            n = Base64Url.EncodeToString(key.Modulus),
            e = Base64Url.EncodeToString(key.Exponent),
        };
        return new { keys = new[] { entry } };
    }

    public void Dispose() => rsa.Dispose();

    // Entra gives each client its own name for a person; nobody may take it for the object id.
    private string Pairwise(DemoAccount account) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{clientId} {account.TenantId} {account.ObjectId}")));
}
