using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Play.Responses;

/// <summary>How likely each pair of cards is the opponent's, up to a factor: a weight a pair of <see cref="CardPairs"/>.</summary>
/// <remarks>Sums are made in one order, so that they are the same bits on every machine.</remarks>
public sealed class OpponentRange
{
    private readonly float[] _weights = new float[CardPairs.Count];

    /// <summary>The weights, at least 0.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The sum of the weights of pairs without a card of a set.</summary>
    public double Total(CardSet without)
    {
        var sum = 0.0;
        for (var pair = 0; pair < _weights.Length; pair++)
        {
            sum += (CardPairs.Bits[pair] & without.Bits) == 0 ? _weights[pair] : 0;
        }

        return sum;
    }

    /// <summary>The weighted sum of values of pairs without a card of a set.</summary>
    public double Total(ReadOnlySpan<float> values, CardSet without)
    {
        var sum = 0.0;
        for (var pair = 0; pair < _weights.Length; pair++)
        {
            sum += (CardPairs.Bits[pair] & without.Bits) == 0 ? (double)_weights[pair] * values[pair] : 0;
        }

        return sum;
    }

    /// <summary>The mean of values over the range; 0 for an empty one.</summary>
    public double Mean(ReadOnlySpan<float> values) => Total(CardSet.Empty) is > 0 and var total ? Total(values, CardSet.Empty) / total : 0;

    /// <summary>All pairs of a set of cards, each as likely.</summary>
    public void Reset(CardSet cards)
    {
        for (var pair = 0; pair < _weights.Length; pair++)
        {
            _weights[pair] = (CardPairs.Bits[pair] & ~cards.Bits) == 0 ? 1 : 0;
        }
    }

    /// <summary>The same weights as another's.</summary>
    public void CopyFrom(OpponentRange other) => other._weights.CopyTo(_weights, 0);

    /// <summary>Drops the pairs that hold one of these cards.</summary>
    public void Remove(CardSet cards)
    {
        for (var pair = 0; pair < _weights.Length; pair++)
        {
            _weights[pair] = (CardPairs.Bits[pair] & cards.Bits) == 0 ? _weights[pair] : 0;
        }
    }

    /// <summary>Bayes: each weight times the probability of what was seen, or of its opposite, scaled so that the largest is 1.</summary>
    public void Update(ReadOnlySpan<float> probabilities, bool opposite = false)
    {
        var most = 0f;
        for (var pair = 0; pair < _weights.Length; pair++)
        {
            // Where the weight is 0 the probability may mean nothing.
            var factor = opposite ? Math.Max(0, 1 - probabilities[pair]) : probabilities[pair];
            _weights[pair] = _weights[pair] > 0 ? _weights[pair] * factor : 0;
            most = Math.Max(most, _weights[pair]);
        }

        for (var pair = 0; most > 0 && pair < _weights.Length; pair++)
        {
            _weights[pair] /= most;
        }
    }
}
