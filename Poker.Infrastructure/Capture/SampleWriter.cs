using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>Streams the samples of hands into <c>sampled_hand</c> and <c>sample</c>, within the caller's transaction.</summary>
public static class SampleWriter
{
    /// <summary>Writes hands whose samples of this mode and layout are not stored yet, hands without samples too: they are done with.</summary>
    /// <param name="connection">In a transaction in which the hands are stored, or locked.</param>
    /// <param name="mode">What the labels are.</param>
    /// <param name="madeBy">What the samples depend on beside the hands: <see cref="SampleBuilder.MadeBy"/>.</param>
    /// <param name="hands">The hands, none of them twice.</param>
    /// <param name="cancellation">Ends it; then nothing may be committed.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, SampleMode mode, string madeBy, IReadOnlyList<SampledHand> hands, CancellationToken cancellation)
    {
        if (hands.Count == 0)
        {
            return;
        }

        await WriteHandsAsync(connection, mode, madeBy, hands, cancellation);
        await WriteSamplesAsync(connection, mode, hands, cancellation);
    }

    /// <summary>A vector as the column holds it.</summary>
    internal static void Encode(ReadOnlySpan<float> features, Span<byte> bytes)
    {
        for (var i = 0; i < features.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(sizeof(float) * i)..], features[i]);
        }
    }

    /// <summary>A vector from the column.</summary>
    internal static void Decode(ReadOnlySpan<byte> bytes, Span<float> features)
    {
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * i)..]);
        }
    }

    private static async Task WriteHandsAsync(
        NpgsqlConnection connection, SampleMode mode, string madeBy, IReadOnlyList<SampledHand> hands, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY sampled_hand (hand, layout, mode, samples, made_by) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var hand in hands)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(hand.Hand, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync((short)FeatureLayout.Version, NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(mode.Name(), NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync((short)Math.Min(hand.Samples.Count, short.MaxValue), NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(madeBy, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task WriteSamplesAsync(
        NpgsqlConnection connection, SampleMode mode, IReadOnlyList<SampledHand> hands, CancellationToken cancellation)
    {
        var bytes = new byte[sizeof(float) * FeatureLayout.Count];
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY sample (hand, decision, layout, mode, features, legal, label, weight, validation) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var hand in hands)
        {
            foreach (var sample in hand.Samples)
            {
                Encode(sample.Features, bytes);
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(hand.Hand, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(sample.Decision, NpgsqlDbType.Smallint, cancellation);
                await copy.WriteAsync((short)FeatureLayout.Version, NpgsqlDbType.Smallint, cancellation);
                await copy.WriteAsync(mode.Name(), NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation);
                await copy.WriteAsync(sample.Legal, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(sample.Label, NpgsqlDbType.Array | NpgsqlDbType.Real, cancellation);
                await copy.WriteAsync(sample.Weight, NpgsqlDbType.Real, cancellation);
                await copy.WriteAsync(hand.IsValidation, NpgsqlDbType.Boolean, cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }
}
