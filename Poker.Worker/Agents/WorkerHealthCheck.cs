using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Poker.Worker.Agents;

/// <summary>Healthy while every agent is in contact with the coordinator.</summary>
internal sealed class WorkerHealthCheck(WorkerHost host) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        host.Agents.Count > 0 && host.Agents.All(agent => agent.IsConnected)
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "The coordinator is not heard of."));
}
