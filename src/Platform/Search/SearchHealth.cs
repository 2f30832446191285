using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Passerelle.Platform.Search;

/// <summary>Degraded while the index is being made: the site serves, and finds less.</summary>
internal sealed class SearchHealth(ISearch search) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation) =>
        Task.FromResult(search is LuceneSearch { IsMaking: true } ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}
