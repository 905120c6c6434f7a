using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Deals two hands and a board uniformly, and looks their buckets up once a street.</summary>
internal sealed class HandDealer
{
    private readonly AbstractionTables _abstraction;
    private readonly ulong[] _cards;
    private readonly int _bits;

    /// <summary>A dealer of the abstraction's deck; any number of threads may use it.</summary>
    public HandDealer(AbstractionTables abstraction)
    {
        Evaluator.Prepare();
        _abstraction = abstraction;
        _cards = Array.ConvertAll(Deck.Named(abstraction.Key.Deck).Cards.ToArray(), card => card.Set.Bits);
        _bits = 1 + System.Numerics.BitOperations.Log2((uint)_cards.Length - 1);
    }

    /// <summary>Deals the next hands of a generator.</summary>
    public void Deal(ref Rng rng, out DealtHands hands)
    {
        Draw(ref rng, out hands);
        Find(ref hands);
    }

    /// <summary>Draws nine cards. Parts of random words that name no card, or one that is dealt, are rejected: no card is favoured.</summary>
    internal void Draw(ref Rng rng, out DealtHands hands)
    {
        var (dealt, word, left) = (0UL, 0UL, 0);
        hands = default;
        hands.Pocket0 = new(Next(ref rng, ref dealt, ref word, ref left) | Next(ref rng, ref dealt, ref word, ref left));
        hands.Pocket1 = new(Next(ref rng, ref dealt, ref word, ref left) | Next(ref rng, ref dealt, ref word, ref left));
        hands.Flop = new(Next(ref rng, ref dealt, ref word, ref left) | Next(ref rng, ref dealt, ref word, ref left) | Next(ref rng, ref dealt, ref word, ref left));
        hands.Turn = new(Next(ref rng, ref dealt, ref word, ref left));
        hands.River = new(Next(ref rng, ref dealt, ref word, ref left));
    }

    /// <summary>Looks up the buckets of drawn hands, and who wins.</summary>
    internal void Find(ref DealtHands hands)
    {
        var board = CardSet.Empty;
        for (var street = 0; street < Streets.InOrderOfPlay.Length; street++)
        {
            board |= street switch { 0 => CardSet.Empty, 1 => hands.Flop, 2 => hands.Turn, _ => hands.River };
            hands.Buckets[2 * street] = _abstraction.BucketOf(new Observation(hands.Pocket0, board)).Bucket;
            hands.Buckets[(2 * street) + 1] = _abstraction.BucketOf(new Observation(hands.Pocket1, board)).Bucket;
        }

        hands.Outcome = Math.Sign(Evaluator.Evaluate(hands.Pocket0 | board) - Evaluator.Evaluate(hands.Pocket1 | board));
    }

    private ulong Next(ref Rng rng, ref ulong dealt, ref ulong word, ref int left)
    {
        while (true)
        {
            if (left < _bits)
            {
                (word, left) = (rng.Next(), 64);
            }

            var drawn = (int)(word & ((1UL << _bits) - 1));
            (word, left) = (word >> _bits, left - _bits);
            var card = drawn < _cards.Length ? _cards[drawn] : dealt;
            if ((card & dealt) == 0 && card != 0)
            {
                dealt |= card;
                return card;
            }
        }
    }
}
