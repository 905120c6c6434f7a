using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Responses;

/// <summary>Every hand's chances against every pair of cards before the flop, estimated once from boards drawn with a fixed seed.</summary>
/// <remarks>
/// One row for each hand up to suits (169 on the full deck), 1,326 pairs each: 0.9 MB, about a second of CPU. The standard error of one
/// pair of hands is at most 0.5 / √(0.65 · <see cref="Boards"/>), 0.4 %; against a range much less.
/// </remarks>
public sealed class PreflopChances
{
    /// <summary>Boards drawn.</summary>
    public const int Boards = 20_000;

    private const ulong Seed = 4_113;

    private readonly float[] _chances;
    private readonly int[] _rowOf = new int[CardPairs.Count];

    /// <summary>Draws the boards of a deck.</summary>
    public PreflopChances(Deck deck)
    {
        Evaluator.Prepare();
        var hands = CanonicalPairs(deck);
        var (sums, counts) = (new int[hands.Length * CardPairs.Count], new int[hands.Length * CardPairs.Count]);
        for (var row = 0; row < hands.Length; row++)
        {
            _rowOf[hands[row]] = row;
        }

        Sample(deck, hands, sums, counts);
        _chances = new float[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            _chances[i] = counts[i] > 0 ? sums[i] / (2f * counts[i]) : 0;
        }
    }

    /// <summary>Writes win + tie / 2 against every pair of <see cref="CardPairs"/>; for those that share a card it means nothing.</summary>
    public void Write(CardSet pocket, Span<float> chances)
    {
        var canonical = SuitIsomorphism.Canonical(new Observation(pocket, CardSet.Empty)).Pocket;
        var row = _chances.AsSpan(_rowOf[PairOf(canonical)] * CardPairs.Count, CardPairs.Count);
        Span<int> suits = stackalloc int[Card.Suits];
        Renaming(pocket, canonical, suits);
        var pair = 0;
        for (var high = 1; high < Card.Count; high++)
        {
            var renamedHigh = Card.Of(high >> 2, suits[high & 3]);
            for (var low = 0; low < high; low++)
            {
                chances[pair++] = row[CardPairs.IndexOf(renamedHigh, Card.Of(low >> 2, suits[low & 3]))];
            }
        }
    }

    private static int PairOf(CardSet pocket)
    {
        Span<Card> cards = stackalloc Card[2];
        pocket.CopyTo(cards);
        return CardPairs.IndexOf(cards[0], cards[1]);
    }

    // Suits in descending order of the pocket's ranks, as the canonical form has them.
    private static void Renaming(CardSet pocket, CardSet canonical, Span<int> suits)
    {
        Span<int> taken = stackalloc int[Card.Suits];
        taken.Clear();
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            var to = 0;
            while (taken[to] != 0 || canonical.Suit(to) != pocket.Suit(suit))
            {
                to++;
            }

            (suits[suit], taken[to]) = (to, 1);
        }
    }

    private static int[] CanonicalPairs(Deck deck) =>
    [
        .. Enumerable.Range(0, CardPairs.Count).Where(pair =>
            (CardPairs.Bits[pair] & ~deck.Cards.Bits) == 0 && SuitIsomorphism.IsCanonical(new(new(CardPairs.Bits[pair]), CardSet.Empty))),
    ];

    private static void Sample(Deck deck, int[] hands, int[] sums, int[] counts)
    {
        var random = new Rng(Seed);
        var strengths = new int[CardPairs.Count];
        for (var drawn = 0; drawn < Boards; drawn++)
        {
            var board = CardDraw.Take(ref random, deck.Cards, 5);
            BoardRuns.Evaluate(HandSum.Of(board), strengths);
            for (var pair = 0; pair < strengths.Length; pair++)
            {
                strengths[pair] = (CardPairs.Bits[pair] & board.Bits) != 0 ? int.MaxValue : strengths[pair];
            }

            for (var row = 0; row < hands.Length; row++)
            {
                if (strengths[hands[row]] != int.MaxValue)
                {
                    var slots = row * CardPairs.Count;
                    RunoutChances.Add(strengths[hands[row]], strengths, sums.AsSpan(slots, CardPairs.Count));
                    RunoutChances.Add(int.MaxValue - 1, strengths, counts.AsSpan(slots, CardPairs.Count));
                }
            }
        }

        // Certain wins were counted twice, as any win is.
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] /= 2;
        }
    }
}
