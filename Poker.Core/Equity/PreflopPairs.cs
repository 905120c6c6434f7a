using System.Collections.Concurrent;

using Poker.Core.Cards;

namespace Poker.Core.Equity;

/// <summary>The exact equity of a hand against another before the flop, computed when first asked for and kept. Safe for several threads.</summary>
/// <remarks>Kept up to suits, both ways round: 47,008 pairs of the full deck, some 0.3 ms each, some 10 MB when all have come.</remarks>
internal sealed class PreflopPairs(Deck deck)
{
    private readonly ConcurrentDictionary<UInt128, double> _known = new();

    /// <summary>The first hand's equity, in [0, 1].</summary>
    /// <param name="first">Two cards of the deck.</param>
    /// <param name="second">Two others.</param>
    public double Of(CardSet first, CardSet second)
    {
        var key = KeyOf(first, second);
        if (!_known.TryGetValue(key, out var equity))
        {
            equity = PreflopHandAgainstHand.Compute(first, second, deck).Equity;
            _known[key] = equity;
            _known[KeyOf(second, first)] = 1 - equity;
        }

        return equity;
    }

    /// <summary>The ranks that each hand has in each suit, suits in order of that: the same for all ways to name the suits.</summary>
    public static UInt128 KeyOf(CardSet first, CardSet second)
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
