using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Poker.Coordinator.Leading;

namespace Poker.Coordinator.Reporting;

/// <summary>Whether the database can be reached and has this build's tables.</summary>
public sealed class DatabaseHealth(NpgsqlDataSource dataSource, DatabasePreparation preparation) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!preparation.Done.IsCompletedSuccessfully)
        {
            return HealthCheckResult.Unhealthy("the tables are not prepared yet");
        }

        try
        {
            await using var command = dataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy("the database cannot be reached", error);
        }
    }
}
