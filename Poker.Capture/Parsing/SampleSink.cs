using System.Collections.Concurrent;
using Npgsql;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Makes samples of hands as they are accepted: of the actions that were taken.</summary>
/// <param name="features">What they are made with.</param>
internal sealed class SampleSink(SampleFeatures features) : IHandSink
{
    // Each has scratch memory, and sessions are parsed side by side.
    private readonly ConcurrentBag<(FeatureWriter Features, SampleBuilder Builder)> _idle = [];

    /// <inheritdoc />
    public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation)
    {
        var current = features.Current();
        var builder = BuilderOf(current);
        var sampled = new List<SampledHand>(hands.Count);
        foreach (var hand in hands)
        {
            var samples = new List<DecisionSample>();
            builder.Build(hand.Hand, samples, new SampleTally());
            sampled.Add(new(hand.Id, hand.Validation, samples));
        }

        await SampleWriter.WriteAsync(connection, builder.Mode, builder.MadeBy, sampled, cancellation);
        _idle.Add((current, builder));
    }

    // Those that know of no buckets go once there are some.
    private SampleBuilder BuilderOf(FeatureWriter current)
    {
        while (_idle.TryTake(out var idle))
        {
            if (idle.Features == current)
            {
                return idle.Builder;
            }
        }

        return new(current, new SampleOptions());
    }
}
