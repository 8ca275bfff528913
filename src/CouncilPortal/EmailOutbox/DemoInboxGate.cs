using System.Net;

namespace CouncilPortal.EmailOutbox;

/// <summary>Lets in to the demonstration's inbox: in Development, where nothing leaves, and from this machine alone.</summary>
public sealed class DemoInboxGate(IHostEnvironment environment, IEmailSender sender)
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "Via", "X-Real-IP"];

    /// <summary>Whether the request may see it. Others are told that there is no such page.</summary>
    public bool IsOpen(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return environment.IsDevelopment()
            && sender is DemoEmailSender
            && http.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && !http.Request.Headers.Keys.Any(IsForwarding);
    }

    private static bool IsForwarding(string header) =>
        ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);
}
