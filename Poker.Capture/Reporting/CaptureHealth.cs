using Microsoft.Extensions.Diagnostics.HealthChecks;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Reporting;

/// <summary>Whether the database has the tables that lines go into: the coordinator makes them.</summary>
internal sealed class CaptureHealth(SourceStore sources) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sources.FindAsync("", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DatabaseException error)
        {
            return HealthCheckResult.Unhealthy("lines cannot be stored", error);
        }
    }
}
