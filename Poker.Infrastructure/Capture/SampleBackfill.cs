using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Capture;

/// <summary>Makes the samples of hands that were stored before: those that are missing or lack buckets that there are now, or all of them anew.</summary>
/// <remarks>
/// A chunk of hands is a transaction, in which old samples give way to new ones: whoever reads meanwhile finds the one or the other. Killed, it goes
/// on where it was. Hands that are being parsed anew are passed over, since their samples come with them. Two at once take turns.
/// </remarks>
/// <param name="dataSource">The database.</param>
/// <param name="read">Reads the column <c>hand.record</c>.</param>
public sealed class SampleBackfill(NpgsqlDataSource dataSource, Func<string, RecordedHand> read)
{
    /// <summary>Hands of a transaction.</summary>
    public const int ChunkHands = 500;

    /// <summary>Goes through the stored hands once.</summary>
    /// <param name="builder">Makes the samples.</param>
    /// <param name="rebuild">Whether samples of this layout and mode that are there are made anew.</param>
    /// <param name="progress">Told after each chunk what has been done so far.</param>
    /// <param name="cancellation">Ends it after a chunk's transaction, or in it: then that chunk is as it was.</param>
    public async Task<SampledHands> RunAsync(SampleBuilder builder, bool rebuild, Action<SampleTally>? progress, CancellationToken cancellation)
    {
        var (tally, refused) = (new SampleTally(), new List<(long, string)>());
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var after = long.MinValue;
        while (true)
        {
            await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Sampling, alone: true, cancellation);
            var found = await FindAsync(connection, builder, rebuild, after, cancellation);
            if (found.Count == 0)
            {
                return new(tally, refused);
            }

            after = found[^1].Hand;
            var sampled = Sample(builder, found, tally, refused);
            if (rebuild || builder.MadeByBefore is not null)
            {
                await SampleStore.DeleteAsync(connection, builder.Mode, [.. found.Select(hand => hand.Hand)], cancellation);
            }

            await SampleWriter.WriteAsync(connection, builder.Mode, builder.MadeBy, sampled, cancellation);
            await transaction.CommitAsync(cancellation);
            progress?.Invoke(tally);
        }
    }

    private List<SampledHand> Sample(SampleBuilder builder, List<StoredHand> found, SampleTally tally, List<(long, string)> refused)
    {
        var sampled = new List<SampledHand>();
        foreach (var (hand, isValidation, record) in found)
        {
            try
            {
                var samples = new List<DecisionSample>();
                builder.Build(read(record), samples, tally);
                sampled.Add(new(hand, isValidation, samples));
            }
            catch (Exception error) when (error is JsonException or InvalidDataException)
            {
                refused.Add((hand, error.Message));
            }
        }

        return sampled;
    }

    private static async Task<List<StoredHand>> FindAsync(
        NpgsqlConnection connection, SampleBuilder builder, bool all, long after, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT id, validation, record::text FROM hand
            WHERE id > $1 AND ($2 OR NOT EXISTS (
                SELECT FROM sampled_hand AS made
                WHERE made.hand = hand.id AND made.layout = $3 AND made.mode = $4 AND made.made_by IS DISTINCT FROM $6))
            ORDER BY id LIMIT $5 FOR KEY SHARE OF hand SKIP LOCKED
            """;
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = after },
                new() { Value = all },
                new() { Value = (short)FeatureLayout.Version },
                new() { Value = builder.Mode.Name() },
                new() { Value = ChunkHands },
                new() { Value = (object?)builder.MadeByBefore ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredHand>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new(reader.GetInt64(0), reader.GetBoolean(1), reader.GetString(2)));
        }

        return found;
    }

    private readonly record struct StoredHand(long Hand, bool IsValidation, string Record);
}
