using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CouncilPortal.SignIn;

/// <summary>How often one address may knock: enough for a council whose officers share one address, too little to guess invitations.</summary>
public static class SignInLimits
{
    /// <summary>The policy of endpoints and pages that let people in.</summary>
    public const string Policy = "letting people in";

    /// <summary>Attempts from one address in a minute. What is more gets 429 and is told to wait.</summary>
    public const int PerMinute = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static void AddSignInLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = Window }));
    });
}
