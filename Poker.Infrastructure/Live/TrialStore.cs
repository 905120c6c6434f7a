using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Live;

/// <summary>What trials of canaries in service have shown.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class TrialStore(NpgsqlDataSource dataSource)
{
    /// <summary>Adds results in their order, and tells the coordinator.</summary>
    /// <remarks>Batches are stored one after another: who reads on from an id misses none that another transaction still held.</remarks>
    /// <param name="results">The results.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="batch">Names them, so that they are stored once however often they are added within a week; null where that may not happen.</param>
    /// <exception cref="DatabaseException">The database cannot take them now: none is stored, unless its answer alone was lost.</exception>
    public Task AddAsync(IReadOnlyCollection<TrialResult> results, CancellationToken cancellation, Guid? batch = null) => results.Count == 0
        ? Task.CompletedTask
        : DatabaseErrors.TranslatedAsync(async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Class}, {AdvisoryLocks.Trials})", connection))
            {
                await turn.ExecuteNonQueryAsync(cancellation);
            }

            if (batch is { } name && !await BeginAsync(connection, name, cancellation))
            {
                return;
            }

            await using (var copy = await connection.BeginBinaryImportAsync(
                "COPY trial_result (canary, production, kind, difference) FROM STDIN (FORMAT BINARY)", cancellation))
            {
                foreach (var result in results)
                {
                    await copy.StartRowAsync(cancellation);
                    await copy.WriteAsync(result.Canary, NpgsqlDbType.Bigint, cancellation);
                    await copy.WriteAsync(result.Production, NpgsqlDbType.Bigint, cancellation);
                    await copy.WriteAsync(result.Kind == TrialKind.Duplicate ? "duplicate" : "split", NpgsqlDbType.Text, cancellation);
                    await copy.WriteAsync(result.Difference, NpgsqlDbType.Real, cancellation);
                }

                await copy.CompleteAsync(cancellation);
            }

            await using var tell = new NpgsqlCommand($"SELECT pg_notify('{JobStore.Channel}', '')", connection);
            await tell.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        });

    /// <summary>The differences of a canary and a model in production after a place, in their order, with their places.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="canary">The canary's version.</param>
    /// <param name="production">The version in production.</param>
    /// <param name="after">Results up to this place are left out; 0 for none.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<(long Place, float Difference)>> ReadAsync(
        NpgsqlConnection connection, long canary, long production, long after, int most, CancellationToken cancellation)
    {
        const string Sql = "SELECT id, difference FROM trial_result WHERE canary = $1 AND production = $2 AND id > $3 ORDER BY id LIMIT $4";
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, canary, production, after, most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var results = new List<(long, float)>();
        while (await reader.ReadAsync(cancellation))
        {
            results.Add((reader.GetInt64(0), reader.GetFloat(1)));
        }

        return results;
    }

    private static async Task<bool> BeginAsync(NpgsqlConnection connection, Guid batch, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH gone AS (DELETE FROM trial_batch WHERE at < clock_timestamp() - INTERVAL '7 days')
            INSERT INTO trial_batch (id) VALUES ($1) ON CONFLICT DO NOTHING
            """;
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = batch } } };
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
