using Microsoft.Extensions.Diagnostics.HealthChecks;
using Poker.Bot.Models;

namespace Poker.Bot.Deciding;

/// <summary>Whether the models in service are those that the registry says, and how old its news is. Without it the service still decides.</summary>
internal sealed class ModelsHealth(ModelsInService models, ModelNews news) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = models.Now;
        var data = new Dictionary<string, object>
        {
            ["production"] = now.Production?.Version.ToString() ?? "none",
            ["canary"] = now.Canary?.Version.ToString() ?? "none",
            ["ageSeconds"] = news.Age?.TotalSeconds ?? -1,
        };
        return Task.FromResult(news switch
        {
            { At: null } => HealthCheckResult.Degraded($"The registry has not been read yet. {news.Away}", data: data),
            { Away: { } away } => HealthCheckResult.Degraded($"The registry was read {news.Age:hh\\:mm\\:ss} ago: {away}", data: data),
            { Refused: [var first, ..] } => HealthCheckResult.Degraded(first, data: data),
            _ => HealthCheckResult.Healthy(null, data),
        });
    }
}
