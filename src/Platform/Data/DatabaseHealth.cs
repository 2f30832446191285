using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Passerelle.Platform.Data;

internal sealed class DatabaseHealth(Db db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
