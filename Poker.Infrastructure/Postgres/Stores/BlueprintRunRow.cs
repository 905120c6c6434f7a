using Npgsql;
using NpgsqlTypes;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The row of <c>blueprint_run</c>, and the epoch beside it.</summary>
internal static class BlueprintRunRow
{
    private const string RunColumns =
        "run, betting, stack_big_blinds, bets, training, buckets, iterations, nodes, trained_seconds, infosets, rows, sync_seconds";

    /// <summary>Writes both, or removes them, in the connection's transaction.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, StoredRun? stored, CancellationToken cancellation)
    {
        await LoadTransaction.ExecuteAsync(connection, "DELETE FROM blueprint_run; DELETE FROM epoch WHERE key = 'current'", cancellation);
        if (stored is not null)
        {
            await InsertAsync(connection, stored, cancellation);
        }
    }

    /// <summary>Reads it; null when no blueprint is stored.</summary>
    public static async Task<StoredRun?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {KeyRow.Columns}, {RunColumns}, synced_at FROM blueprint_run", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        const int First = KeyRow.Count;
        var key = new BlueprintKey(
            KeyRow.Read(reader, 0),
            reader.GetString(First + 1),
            reader.GetInt32(First + 2),
            reader.GetString(First + 3),
            TrainingOptionsJson.Read(reader.GetString(First + 4)));
        var run = new BlueprintRun(
            reader.GetGuid(First),
            key,
            reader.GetFieldValue<int[]>(First + 5),
            reader.GetInt64(First + 6),
            reader.GetInt64(First + 7),
            reader.GetDouble(First + 8));
        return new StoredRun(
            run, reader.GetInt64(First + 9), reader.GetInt64(First + 10), reader.GetDouble(First + 11), reader.GetFieldValue<DateTimeOffset>(First + 12));
    }

    private static async Task InsertAsync(NpgsqlConnection connection, StoredRun stored, CancellationToken cancellation)
    {
        const string Insert =
            $"""
            INSERT INTO blueprint_run ({KeyRow.Columns}, {RunColumns}, fingerprint)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            """;
        var (run, key) = (stored.Run, stored.Run.Key);
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Parameters.AddRange(KeyRow.Parameters(key.Abstraction).ToArray());
        insert.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = run.Id },
            new() { Value = key.Betting },
            new() { Value = key.StackBigBlinds },
            new() { Value = key.Bets },
            new() { Value = TrainingOptionsJson.Write(key.Training), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = run.Buckets.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            new() { Value = run.Iterations },
            new() { Value = run.Nodes },
            new() { Value = run.TrainedSeconds },
            new() { Value = stored.InformationSets },
            new() { Value = stored.Rows },
            new() { Value = stored.SyncSeconds },
            new() { Value = key.Fingerprint },
        });
        await insert.ExecuteNonQueryAsync(cancellation);
        await using var epoch = new NpgsqlCommand("INSERT INTO epoch (key, value) VALUES ('current', $1)", connection)
        {
            Parameters = { new() { Value = run.Iterations } },
        };
        await epoch.ExecuteNonQueryAsync(cancellation);
    }
}
