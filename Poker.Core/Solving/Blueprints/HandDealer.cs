using System.Runtime.CompilerServices;

using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Deals two hands and a board uniformly, and looks their buckets up once a street.</summary>
internal sealed class HandDealer
{
    private const int Drawn = 9;

    private readonly BucketLookup _lookup;
    private readonly CardDeck _deck;
    private readonly int _cards;

    /// <summary>A dealer of the abstraction's deck; any number of threads may use it.</summary>
    public HandDealer(AbstractionTables abstraction)
    {
        Evaluator.Prepare();
        _lookup = new(abstraction);
        var cards = Deck.Named(abstraction.Key.Deck).Cards.ToArray();
        cards.CopyTo(_deck);
        _cards = cards.Length;
    }

    /// <summary>Deals the next hands of a generator.</summary>
    public void Deal(ref Rng rng, out DealtHands hands)
    {
        Draw(ref rng, out hands);
        _lookup.Find(ref hands);
        var board = hands.Board(Street.River);
        hands.Outcome = Math.Sign(Evaluator.Evaluate(hands.Pocket(0) | board) - Evaluator.Evaluate(hands.Pocket(1) | board));
    }

    /// <summary>Draws nine cards: a shuffle that stops after them. Draws that would favour a card are rejected (Lemire 2019).</summary>
    internal void Draw(ref Rng rng, out DealtHands hands)
    {
        Unsafe.SkipInit(out hands);
        var deck = _deck;
        var word = 0UL;
        for (var i = 0; i < Drawn; i++)
        {
            word = (i & 1) == 0 ? rng.Next() : word >> 32;
            var left = (uint)(_cards - i);
            var product = (word & uint.MaxValue) * left;
            if ((uint)product < left)
            {
                product = Redraw(ref rng, product, left);
            }

            var at = i + (int)(product >> 32);
            hands.Cards[i] = deck[at];
            deck[at] = deck[i];
        }
    }

    private static ulong Redraw(ref Rng rng, ulong product, uint left)
    {
        while ((uint)product < (0 - left) % left)
        {
            product = (rng.Next() & uint.MaxValue) * left;
        }

        return product;
    }

    [InlineArray(64)]
    private struct CardDeck
    {
        private Card _first;
    }
}
