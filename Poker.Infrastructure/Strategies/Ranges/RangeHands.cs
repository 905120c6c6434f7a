using Poker.Core.Evaluation;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>All pairs of cards at a spot, by the index of <see cref="CardPairs"/>.</summary>
/// <param name="buckets">Each pair's bucket, −1 where the pair is not possible.</param>
/// <param name="record">The decision.</param>
/// <param name="places">Which action each edge of the decision has become.</param>
/// <param name="actions">How many actions there are.</param>
/// <param name="reach">The actor's reach: how likely its own decisions on the path were with the pair, 0 where it is not possible.</param>
/// <param name="opponentReach">The other player's.</param>
/// <param name="values">Values where they are known, or null.</param>
public sealed class RangeHands(
    short[] buckets, DecisionRecord record, int[] places, int actions, double[] reach, double[] opponentReach, RangeValues? values)
{
    /// <summary>How many actions there are.</summary>
    public int Actions => actions;

    /// <summary>The decision's numbers.</summary>
    public DecisionRecord Record => record;

    /// <summary>Each pair's bucket, −1 where the pair is not possible.</summary>
    public IReadOnlyList<short> Buckets => buckets;

    /// <summary>The actor's reach of each pair, in [0, 1].</summary>
    public IReadOnlyList<double> Reach => reach;

    /// <summary>The other player's reach of each pair, in [0, 1].</summary>
    public IReadOnlyList<double> OpponentReach => opponentReach;

    /// <summary>Values where they are known, or null.</summary>
    public RangeValues? Values => values;

    /// <summary>Whether the actor ever comes here: where it never does, means are over all pairs.</summary>
    public bool IsReached { get; } = Array.Exists(reach, one => one > 0);

    /// <summary>The pairs that the board and the deck leave.</summary>
    public IEnumerable<int> Pairs => Enumerable.Range(0, CardPairs.Count).Where(pair => buckets[pair] >= 0);

    /// <summary>What a pair does: a probability an action.</summary>
    public double[] MixOf(int pair) => MixOfBucket(buckets[pair]);

    /// <summary>What a bucket does: a probability an action.</summary>
    public double[] MixOfBucket(int bucket)
    {
        var mix = new double[actions];
        for (var edge = 0; edge < record.Actions; edge++)
        {
            mix[places[edge]] += record.Policies[(bucket * record.Actions) + edge];
        }

        return mix;
    }

    /// <summary>The mean of some pairs' mixes.</summary>
    /// <param name="pairs">Possible pairs.</param>
    /// <param name="byReach">Whether pairs weigh what they reach; where none of them does, all weigh the same.</param>
    public double[] MeanOf(IReadOnlyList<int> pairs, bool byReach)
    {
        var isReached = byReach && pairs.Any(pair => reach[pair] > 0);
        var (mean, sum) = (new double[actions], 0.0);
        foreach (var pair in pairs)
        {
            var weight = isReached ? reach[pair] : 1;
            sum += weight;
            for (var edge = 0; edge < record.Actions; edge++)
            {
                mean[places[edge]] += weight * record.Policies[(buckets[pair] * record.Actions) + edge];
            }
        }

        return sum == 0 ? mean : Array.ConvertAll(mean, part => part / sum);
    }
}
