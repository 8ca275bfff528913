using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace CouncilPortal.Layout;

/// <summary>Gives each fault a reference that stands in the log and on the error page.</summary>
public sealed partial class FaultLog(ILogger<FaultLog> logger) : IExceptionHandler
{
    /// <summary>Letters and digits that are not taken for one another when read out.</summary>
    private const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>A reference such as <c>7KQ2-M9XT</c>.</summary>
    public static string NewReference() =>
        $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";

    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var fault = new Fault(NewReference());
        httpContext.Features.Set(fault);
        LogFault(logger, exception, fault.Reference, httpContext.Request.Method, httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? $"{httpContext.Request.Path}");
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Reference} at {Method} {Path}")]
    private static partial void LogFault(ILogger logger, Exception exception, string reference, string method, string path);
}
