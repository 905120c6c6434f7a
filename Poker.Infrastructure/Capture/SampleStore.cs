using Npgsql;
using NpgsqlTypes;
using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>Reads, counts and deletes samples.</summary>
/// <param name="dataSource">The database.</param>
public sealed class SampleStore(NpgsqlDataSource dataSource)
{
    /// <summary>Fills a batch with the next samples of this build's layout, in the order of hands and decisions.</summary>
    /// <remarks>Fewer than it has room for: there are no more now. Hands come in the order of their ids, so that a later question finds the newer ones.</remarks>
    /// <exception cref="InvalidDataException">A stored sample is not of the layout that it says.</exception>
    public async Task ReadAsync(SampleQuery query, SampleBatch batch, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT hand, decision, features, legal, label, weight FROM sample
            WHERE layout = $1 AND mode = $2 AND validation = $3 AND (hand, decision) > ($4, $5)
            ORDER BY hand, decision LIMIT $6
            """;
        var after = query.After ?? new SamplePlace(long.MinValue, 0);
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = (short)FeatureLayout.Version });
        command.Parameters.Add(new() { Value = query.Mode.Name() });
        command.Parameters.Add(new() { Value = query.IsValidation });
        command.Parameters.Add(new() { Value = after.Hand });
        command.Parameters.Add(new() { Value = after.Decision });
        command.Parameters.Add(new() { Value = batch.Capacity });
        batch.Count = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            Take(reader, batch);
        }
    }

    /// <summary>How many samples there are, by layout, mode and how they were made.</summary>
    public async Task<IReadOnlyList<SampleCount>> CountAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT made.layout, made.mode, made.made_by, count(*), coalesce(sum(made.samples) FILTER (WHERE NOT hand.validation), 0),
                coalesce(sum(made.samples) FILTER (WHERE hand.validation), 0)
            FROM sampled_hand AS made JOIN hand ON hand.id = made.hand
            GROUP BY made.layout, made.mode, made.made_by ORDER BY made.layout, made.mode DESC, made.made_by
            """;
        await using var command = dataSource.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<SampleCount>();
        while (await reader.ReadAsync(cancellation))
        {
            counts.Add(new(
                reader.GetInt16(0), SampleModeText.Parse(reader.GetString(1)), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5)));
        }

        return counts;
    }

    /// <summary>Deletes all samples of a layout and a mode.</summary>
    /// <returns>Hands whose samples were deleted.</returns>
    public async Task<int> DeleteAsync(int layout, SampleMode mode, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM sampled_hand WHERE layout = $1 AND mode = $2");
        command.Parameters.Add(new() { Value = (short)layout });
        command.Parameters.Add(new() { Value = mode.Name() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes the samples of some hands, of this build's layout and a mode, in the caller's transaction.</summary>
    internal static async Task DeleteAsync(NpgsqlConnection connection, SampleMode mode, long[] hands, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM sampled_hand WHERE layout = $1 AND mode = $2 AND hand = ANY($3)", connection)
        {
            Parameters =
            {
                new() { Value = (short)FeatureLayout.Version },
                new() { Value = mode.Name() },
                new() { Value = hands, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Take(NpgsqlDataReader reader, SampleBatch batch)
    {
        var at = batch.Count;
        var bytes = reader.GetFieldValue<byte[]>(2);
        var label = reader.GetFieldValue<float[]>(4);
        batch.Places[at] = new(reader.GetInt64(0), reader.GetInt16(1));
        if (bytes.Length != sizeof(float) * FeatureLayout.Count || label.Length != ActionBins.Count)
        {
            throw new InvalidDataException(
                $"The sample of {batch.Places[at]} has {bytes.Length} bytes and {label.Length} bins, not those of layout {FeatureLayout.Version}: poker capture samples --rebuild makes it anew.");
        }

        SampleWriter.Decode(bytes, batch.Features.AsSpan(at * FeatureLayout.Count, FeatureLayout.Count));
        label.CopyTo(batch.Labels, at * ActionBins.Count);
        (batch.Legal[at], batch.Weights[at]) = (reader.GetInt32(3), reader.GetFloat(5));
        batch.Count++;
    }
}
