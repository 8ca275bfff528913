using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CouncilPortal.Health;

/// <summary>What a load balancer or a watchdog asks, in one word and without an account.</summary>
public static class HealthSetup
{
    /// <summary>The checks.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can use its database; 503 while it cannot.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
