using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Live;

/// <summary>What the bot service decided, the latest days.</summary>
/// <param name="dataSource">Where connections come from.</param>
/// <param name="chunk">The most rows that one transaction deletes.</param>
public sealed class DecisionStore(NpgsqlDataSource dataSource, int chunk = 10_000)
{
    private const string Copy =
        "COPY decision (at, place, hand, strategy, model, seat, street, features, legal, policy, bin, action, micros) FROM STDIN (FORMAT BINARY)";

    /// <summary>Adds decisions, all or none.</summary>
    /// <exception cref="DatabaseException">The database cannot take them now.</exception>
    public Task AddAsync(IReadOnlyCollection<DecisionRow> decisions, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var decision in decisions)
        {
            await WriteAsync(copy, decision, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    });

    /// <summary>Deletes what is older, a chunk after another.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="DatabaseException">The database cannot be used; what is deleted is deleted.</exception>
    public Task<long> ExpireAsync(TimeSpan retention, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            """
            DELETE FROM decision WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM decision WHERE at < clock_timestamp() - $1::interval LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;
        var total = 0L;
        while (true)
        {
            await using var command = dataSource.CreateCommand(Sql);
            JobStore.Add(command, retention, chunk);
            var deleted = await command.ExecuteNonQueryAsync(cancellation);
            total += deleted;
            if (deleted < chunk)
            {
                return total;
            }
        }
    });

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, DecisionRow decision, CancellationToken cancellation)
    {
        var features = new byte[sizeof(float) * decision.Features.Length];
        SampleWriter.Encode(decision.Features, features);
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(decision.At.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
        await copy.WriteAsync(decision.Place, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(decision.Hand, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(decision.Strategy, NpgsqlDbType.Text, cancellation);
        await (decision.Model is { } model ? copy.WriteAsync(model, NpgsqlDbType.Bigint, cancellation) : copy.WriteNullAsync(cancellation));
        await copy.WriteAsync((short)decision.Seat, NpgsqlDbType.Smallint, cancellation);
        await copy.WriteAsync((short)decision.Street, NpgsqlDbType.Smallint, cancellation);
        await copy.WriteAsync(features, NpgsqlDbType.Bytea, cancellation);
        await copy.WriteAsync(decision.Legal, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(decision.Policy, NpgsqlDbType.Array | NpgsqlDbType.Real, cancellation);
        await copy.WriteAsync((short)decision.Bin, NpgsqlDbType.Smallint, cancellation);
        await copy.WriteAsync(decision.Action, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync((int)Math.Min(decision.Elapsed.TotalMicroseconds, int.MaxValue), NpgsqlDbType.Integer, cancellation);
    }
}
