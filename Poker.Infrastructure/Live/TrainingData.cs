using Npgsql;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Jobs;

namespace Poker.Infrastructure.Live;

/// <summary>What a training learns from: the new samples, and a share of the older ones, so that they are not forgotten.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To stop by and to compare with; of other hands.</param>
/// <param name="New">Samples to learn from that are of new hands.</param>
/// <param name="Old">Those of older hands.</param>
public sealed record TrainingData(PolicySamples Training, PolicySamples Validation, long New, long Old)
{
    // A tenth of the hands is kept for validation: as large a share of the samples.
    private const int ValidationPart = 9;

    // hashint8extended gives 64 bits; shares are of 2^20.
    private const int HashRange = 1 << 20;

    /// <summary>Reads it. The same hands, spec and seed give the same samples in the same order.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="after">Hands beyond this id are the new ones.</param>
    /// <param name="through">Hands up to this id count.</param>
    /// <param name="spec">How many, and which labels.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidDataException">A stored sample is damaged.</exception>
    public static async Task<TrainingData> ReadAsync(NpgsqlConnection connection, long after, long through, LiveSpec spec, CancellationToken cancellation)
    {
        var training = await ReadAsync(connection, isValidation: false, after, through, spec, spec.MostSamples, cancellation);
        var validation = await ReadAsync(connection, isValidation: true, after, through, spec, Math.Max(1, spec.MostSamples / ValidationPart), cancellation);
        return new(training.Samples, validation.Samples, training.New, training.Old);
    }

    /// <summary>The samples of hands that were kept for validation.</summary>
    /// <exception cref="InvalidDataException">A stored sample is damaged.</exception>
    public static async Task<PolicySamples> ReadValidationAsync(NpgsqlConnection connection, LiveSpec spec, int most, CancellationToken cancellation) =>
        (await ReadAsync(connection, isValidation: true, 0, long.MaxValue, spec, most, cancellation)).Samples;

    private static async Task<(PolicySamples Samples, long New, long Old)> ReadAsync(
        NpgsqlConnection connection, bool isValidation, long after, long through, LiveSpec spec, int most, CancellationToken cancellation)
    {
        var samples = new PolicySamples(FeatureLayout.Count, ActionBins.Count);
        var taken = new HashSet<SamplePlace>();
        var old = await CountAsync(connection, spec, isValidation, long.MinValue, after, cancellation);
        var fresh = await CountAsync(connection, spec, isValidation, after, through, cancellation);
        var keptOld = (long)Math.Min(old, Math.Max(most * spec.ReplayShare, most - fresh));
        await AddAsync(connection, new(isValidation, after, through, ShareOf(most - keptOld, fresh)), spec, samples, taken, cancellation);
        long added = samples.Count;
        await AddAsync(connection, new(isValidation, long.MinValue, after, ShareOf(keptOld, old)), spec, samples, taken, cancellation);
        return (samples, added, samples.Count - added);
    }

    private static int ShareOf(long kept, long all) => all <= kept ? HashRange : (int)(kept * (double)HashRange / all);

    private static async Task<long> CountAsync(
        NpgsqlConnection connection, LiveSpec spec, bool isValidation, long after, long through, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT coalesce(sum(samples), 0) FROM (
                SELECT max(made.samples) AS samples FROM sampled_hand AS made JOIN hand ON hand.id = made.hand
                WHERE made.layout = $1 AND made.mode = ANY($2) AND hand.validation = $3 AND hand.id > $4 AND hand.id <= $5
                GROUP BY hand.id) AS hands
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, (short)FeatureLayout.Version, spec.Modes.ToArray(), isValidation, after, through);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // Of several labels of a decision the first mode's counts.
    private static async Task AddAsync(
        NpgsqlConnection connection, Stretch stretch, LiveSpec spec, PolicySamples samples, HashSet<SamplePlace> taken, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT hand, decision, features, legal, label, weight FROM sample
            WHERE layout = $1 AND mode = $2 AND validation = $3 AND hand > $4 AND hand <= $5 AND (hashint8extended(hand, $6) & $7) < $8
            ORDER BY hand, decision
            """;
        var features = new float[FeatureLayout.Count];
        foreach (var mode in spec.Modes)
        {
            await using var command = new NpgsqlCommand(Sql, connection);
            JobStore.Add(
                command,
                (short)FeatureLayout.Version,
                mode,
                stretch.IsValidation,
                stretch.After,
                stretch.Through,
                unchecked((long)spec.Seed),
                (long)(HashRange - 1),
                (long)stretch.Share);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                if (taken.Add(new(reader.GetInt64(0), reader.GetInt16(1))))
                {
                    Add(reader, samples, features);
                }
            }
        }
    }

    private static void Add(NpgsqlDataReader reader, PolicySamples samples, float[] features)
    {
        var bytes = reader.GetFieldValue<byte[]>(2);
        if (bytes.Length != sizeof(float) * FeatureLayout.Count)
        {
            throw new InvalidDataException($"A sample of hand {reader.GetInt64(0)} has {bytes.Length} bytes: poker capture samples --rebuild makes it anew.");
        }

        try
        {
            SampleWriter.Decode(bytes, features);
            samples.Add(features, (uint)reader.GetInt32(3), reader.GetFieldValue<float[]>(4), reader.GetFloat(5));
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"A sample of hand {reader.GetInt64(0)} is damaged: {error.Message}", error);
        }
    }

    // Hands beyond one id, up to another, and of these a share by a hash.
    private readonly record struct Stretch(bool IsValidation, long After, long Through, int Share);
}
