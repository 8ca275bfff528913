using CouncilPortal.Layout;
using Microsoft.AspNetCore.Diagnostics;

namespace CouncilPortal.Api;

/// <summary>Tells a program of a fault in its own language, with the reference that the log has.</summary>
internal sealed class ApiFault : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments(ApiSetup.Root, StringComparison.Ordinal))
        {
            return false;
        }

        await ApiProblem.Fault(httpContext.Features.Get<Fault>()?.Reference).ExecuteAsync(httpContext);
        return true;
    }
}
