using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>A player's possible hands: a weight for each of the 1,326 pairs of <see cref="CardPairs"/>.</summary>
/// <remarks>
/// Weights are integers without a common divisor, at most <see cref="WeightUnits"/>: only their ratios matter, and sums stay exact.
/// Immutable. <see cref="HandRangeText"/> reads the notation.
/// </remarks>
public sealed class HandRange
{
    /// <summary>The finest weight is one of these parts.</summary>
    public const int WeightUnits = 10_000;

    private readonly int[] _weights;

    /// <summary>A range of the given weights, each 0 to <see cref="WeightUnits"/>; they are reduced to lowest terms.</summary>
    /// <exception cref="ArgumentException">The number of weights or one of them is out of range.</exception>
    public HandRange(ReadOnlySpan<int> weights, string text)
    {
        if (weights.Length != CardPairs.Count)
        {
            throw new ArgumentException($"A range has {CardPairs.Count} weights, not {weights.Length}.", nameof(weights));
        }

        var divisor = 0;
        foreach (var weight in weights)
        {
            divisor = weight is >= 0 and <= WeightUnits
                ? Divisor(divisor, weight)
                : throw new ArgumentException($"A weight is 0 to {WeightUnits}, not {weight}.", nameof(weights));
        }

        _weights = weights.ToArray();
        for (var pair = 0; pair < _weights.Length && divisor > 1; pair++)
        {
            _weights[pair] /= divisor;
        }

        Text = text;
    }

    /// <summary>Every hand, each as likely.</summary>
    public static HandRange Random { get; } = new([.. Enumerable.Repeat(1, CardPairs.Count)], "random");

    /// <summary>What it was read from.</summary>
    public string Text { get; }

    /// <summary>The weight of each pair of <see cref="CardPairs"/>.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <summary>How many hands have a weight.</summary>
    public int Hands => _weights.Count(weight => weight > 0);

    /// <summary>Whether all 1,326 hands are as likely.</summary>
    public bool IsRandom => Array.TrueForAll(_weights, weight => weight == 1);

    /// <summary>The largest weight.</summary>
    public int Largest => _weights.Max();

    /// <summary>The only hand, if there is just one.</summary>
    public CardSet? Single => Hands == 1 ? new CardSet(CardPairs.Bits[Array.FindIndex(_weights, weight => weight > 0)]) : null;

    /// <summary>The cards that every hand of the range needs.</summary>
    public CardSet Common
    {
        get
        {
            var common = ulong.MaxValue;
            for (var pair = 0; pair < CardPairs.Count; pair++)
            {
                common &= _weights[pair] > 0 ? CardPairs.Bits[pair] : ulong.MaxValue;
            }

            return new CardSet(Hands > 0 ? common : 0);
        }
    }

    /// <summary>The range without the hands that need a card outside a set.</summary>
    public HandRange Within(CardSet cards)
    {
        var weights = new int[CardPairs.Count];
        for (var pair = 0; pair < weights.Length; pair++)
        {
            weights[pair] = (CardPairs.Bits[pair] & ~cards.Bits) == 0 ? _weights[pair] : 0;
        }

        return new(weights, Text);
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static int Divisor(int left, int right) => right == 0 ? left : Divisor(right, left % right);
}
