using System.Collections.Concurrent;
using Npgsql;
using Poker.Core.Clustering;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Makes samples of hands as they are accepted: of the actions that were taken.</summary>
/// <param name="dataFolder">Where finished streets lie: with them the buckets are part of the samples, without them equities are computed.</param>
internal sealed class SampleSink(string dataFolder) : IHandSink
{
    private readonly Lazy<FeatureWriter> _features = new(() =>
        new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name)).Load(AbstractionKey.Default) is { } tables
            ? new(new TableEquities(tables), tables)
            : new(new ComputedEquities()));

    // Each has scratch memory, and sessions are parsed side by side.
    private readonly ConcurrentBag<SampleBuilder> _builders = [];

    /// <inheritdoc />
    public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation)
    {
        var builder = _builders.TryTake(out var idle) ? idle : new(_features.Value, new SampleOptions());
        var sampled = new List<SampledHand>(hands.Count);
        foreach (var hand in hands)
        {
            var samples = new List<DecisionSample>();
            builder.Build(hand.Hand, samples, new SampleTally());
            sampled.Add(new(hand.Id, hand.Validation, samples));
        }

        await SampleWriter.WriteAsync(connection, builder.Mode, builder.MadeBy, sampled, cancellation);
        _builders.Add(builder);
    }
}
