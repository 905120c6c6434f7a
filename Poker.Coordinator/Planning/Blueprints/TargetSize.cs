using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Batches;

namespace Poker.Coordinator.Planning.Blueprints;

/// <summary>What the planner has to know of a target.</summary>
/// <param name="Unit">What batches are whole multiples of.</param>
/// <param name="Length">The length of a batch whose cost beside training is small.</param>
/// <param name="TableBytes">Bytes of its numbers.</param>
internal sealed record TargetSize(int Unit, long Length, long TableBytes)
{
    // What a batch costs beside training grows with the tables, up to six bytes of delta an entry: with an iteration for 16 entries
    // training takes about fifteen times as long (docs/architecture.md).
    private const int EntriesPerIteration = 16;
    private const int ToyLength = 256;

    /// <summary>The size of a spec's target.</summary>
    public static TargetSize Of(BlueprintSpec spec)
    {
        if (spec.Key is not { } key)
        {
            return new(1, spec.BatchIterations ?? ToyLength, 1 << 16);
        }

        // As many buckets as were asked for; a street with fewer hands has fewer.
        var deck = Deck.Named(key.Abstraction.Deck);
        var size = BlueprintSize.Of(
            BettingTree.Of(key.ToBetting()),
            [.. Streets.InOrderOfPlay.ToArray().Select(street => (int)Math.Min(key.Abstraction.Buckets(street), CanonicalCounts.Of(deck, street)))]);
        var unit = key.Training.BatchIterations;
        var length = spec.BatchIterations ?? size.Entries / EntriesPerIteration;
        return new(unit, Math.Max(1, length / unit) * unit, size.TableBytes);
    }
}
