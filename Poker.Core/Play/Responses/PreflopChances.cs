using System.Collections.Concurrent;

using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;

namespace Poker.Core.Play.Responses;

/// <summary>Every hand's exact chances against every pair of cards before the flop. Safe for several threads.</summary>
/// <remarks>
/// Computed as hands come and kept: a row of 1,326 numbers for each pocket, from the 47,008 pairs of hands up to suits, some 0.3 ms each: about
/// 15 seconds of CPU and 17 MB when all have come.
/// </remarks>
public sealed class PreflopChances(Deck deck)
{
    private readonly ConcurrentDictionary<CardSet, float[]> _rows = new();
    private readonly ConcurrentDictionary<UInt128, double> _pairs = new();

    /// <summary>Win + tie / 2 against every pair of <see cref="CardPairs"/>; 0 for those that share a card or that the deck lacks.</summary>
    public ReadOnlySpan<float> Of(CardSet pocket) => _rows.GetOrAdd(pocket, Row);

    private float[] Row(CardSet pocket)
    {
        var row = new float[CardPairs.Count];
        for (var pair = 0; pair < row.Length; pair++)
        {
            var other = new CardSet(CardPairs.Bits[pair]);
            row[pair] = other.Overlaps(pocket) || !(other - deck.Cards).IsEmpty ? 0 : (float)Chance(pocket, other);
        }

        return row;
    }

    private double Chance(CardSet pocket, CardSet other)
    {
        var key = KeyOf(pocket, other);
        if (!_pairs.TryGetValue(key, out var chance))
        {
            chance = PreflopHandAgainstHand.Compute(pocket, other, deck).Equity;
            _pairs[key] = chance;
            _pairs[KeyOf(other, pocket)] = 1 - chance;
        }

        return chance;
    }

    // The ranks that each hand has in each suit, suits in order of that: the same for all ways to name the suits.
    private static UInt128 KeyOf(CardSet first, CardSet second)
    {
        Span<uint> suits = stackalloc uint[Card.Suits];
        for (var suit = 0; suit < suits.Length; suit++)
        {
            suits[suit] = ((uint)first.Suit(suit) << Card.Ranks) | (uint)second.Suit(suit);
        }

        suits.Sort();
        return new(((ulong)suits[3] << 32) | suits[2], ((ulong)suits[1] << 32) | suits[0]);
    }
}
