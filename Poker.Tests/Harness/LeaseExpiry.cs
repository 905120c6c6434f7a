using Npgsql;
using Poker.Infrastructure.Jobs;

namespace Poker.Tests.Harness;

/// <summary>What the instance that leads does on the connection that holds its lock.</summary>
internal static class LeaseExpiry
{
    public static async Task<int> ExpireAsync(this JobStore jobs, NpgsqlDataSource dataSource)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        return (await LeaderLeases.ExpireAsync(connection, jobs.Options, CancellationToken.None)).Sum(leases => leases.Count);
    }
}
