using Npgsql;

namespace Poker.Infrastructure.Jobs;

/// <summary>What the one instance that leads does with leases, on the connection that holds the right to.</summary>
public static class LeaderLeases
{
    /// <summary>Takes back the leases that have expired.</summary>
    /// <returns>Which there were, by worker and run.</returns>
    public static async Task<IReadOnlyList<ExpiredLeases>> ExpireAsync(NpgsqlConnection connection, JobOptions options, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH late AS (SELECT id, worker FROM job WHERE state = 'leased' AND leased_until < clock_timestamp() FOR UPDATE SKIP LOCKED),
            expired AS (
                UPDATE job SET state = CASE WHEN attempts >= $1 THEN 'failed' ELSE 'pending' END, token = NULL, worker = NULL, leased_until = NULL,
                    preferred = NULL, problem = 'the worker was not heard of before its lease expired'
                FROM late WHERE job.id = late.id
                RETURNING job.run, late.worker)
            SELECT expired.run, expired.worker, coalesce(worker.name, 'unknown'), count(*)::int,
                pg_notify('{JobStore.Channel}', expired.run::text), pg_notify('{JobStore.WorkChannel}', '')
            FROM expired LEFT JOIN worker ON worker.id = expired.worker GROUP BY 1, 2, 3
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, options.MostAttempts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var expired = new List<ExpiredLeases>();
        while (await reader.ReadAsync(cancellation))
        {
            expired.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt32(3)));
        }

        return expired;
    }

    /// <summary>Gives all leases their whole time anew: an instance that begins to lead does so, since nobody may have taken heartbeats before.</summary>
    public static async Task RenewAllAsync(NpgsqlConnection connection, JobOptions options, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE job SET leased_until = clock_timestamp() + $1 WHERE state = 'leased'", connection);
        JobStore.Add(command, options.LeaseTime);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
