using Microsoft.Extensions.Diagnostics.HealthChecks;
using Poker.Coordinator.Leading;

namespace Poker.Coordinator.Reporting;

/// <summary>Tells whether this instance leads or stands by; both are healthy.</summary>
public sealed class LeadershipHealth(LeaderStatus leader) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        HealthCheckResult.Healthy(leader.Leads ? "leads" : "stands by", new Dictionary<string, object> { ["leading"] = leader.Leads }));
}
