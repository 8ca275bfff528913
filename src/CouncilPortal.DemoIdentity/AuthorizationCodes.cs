using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CouncilPortal.DemoIdentity;

/// <summary>The codes given out and not yet redeemed: each good once, for a minute, for whoever began the sign-in.</summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Grant> grants = new();

    /// <summary>A new code for the account, bound to the request that asked for it.</summary>
    public string Issue(AuthorizationRequest request, DemoAccount account)
    {
        var now = time.GetUtcNow();
        foreach (var (stale, grant) in grants)
        {
            if (grant.ExpiresAt <= now)
            {
                grants.TryRemove(stale, out _);
            }
        }

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        grants[code] = new Grant { Request = request, Account = account, ExpiresAt = now + Life };
        return code;
    }

    /// <summary>
    /// What the code was given for; null if it is unknown, used, too old, for another address, or the verifier is
    /// not the one whose hash began the sign-in (RFC 7636).
    /// </summary>
    public Grant? Redeem(string code, string redirectUri, string codeVerifier)
    {
        if (!grants.TryRemove(code, out var grant))
        {
            return null;
        }

        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));
        var good = grant.ExpiresAt > time.GetUtcNow()
            && grant.Request.RedirectUri == redirectUri
            && grant.Request.CodeChallenge == challenge;
        return good ? grant : null;
    }

    /// <summary>An account that was chosen for a request.</summary>
    internal sealed record Grant
    {
        public required AuthorizationRequest Request { get; init; }
        public required DemoAccount Account { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
    }
}
