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
    private readonly PreflopPairs _pairs = new(deck);

    /// <summary>Win + tie / 2 against every pair of <see cref="CardPairs"/>; 0 for those that share a card or that the deck lacks.</summary>
    public ReadOnlySpan<float> Of(CardSet pocket) => _rows.GetOrAdd(pocket, Row);

    private float[] Row(CardSet pocket)
    {
        var row = new float[CardPairs.Count];
        for (var pair = 0; pair < row.Length; pair++)
        {
            var other = new CardSet(CardPairs.Bits[pair]);
            row[pair] = other.Overlaps(pocket) || !(other - deck.Cards).IsEmpty ? 0 : (float)_pairs.Of(pocket, other);
        }

        return row;
    }
}
