using CouncilPortal.Database;
using CouncilPortal.Scopes;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CouncilPortal.Health;

/// <summary>Whether the portal's own tables can be read.</summary>
internal sealed class DatabaseHealth(PortalDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await database.Read(
            Scope.System("health"),
            connection => connection.QuerySingleAsync<long>("select version from data_version where id = 1"),
            cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
