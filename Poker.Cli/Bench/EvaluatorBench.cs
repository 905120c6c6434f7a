using System.Numerics;
using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Cli.Bench;

/// <summary>The evaluator on one thread: random seven-card hands in three forms of input, then all of them in order.</summary>
internal sealed class EvaluatorBench : IBench
{
    private const int Hands = 1 << 20;
    private const int Rounds = 64;

    /// <inheritdoc />
    public string Name => "evaluator";

    /// <inheritdoc />
    public string Description => "seven-card hands a second, random and in order, on one thread";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        yield return context.Measure(this, "tables built", "tables", () =>
        {
            Evaluator.Prepare();
            return (1, (ulong)Evaluator.OffSuit(7 * Evaluator.RankKey(0)));
        });
        var (cards, sets, sums) = Draw(new Random(20_261_121));
        yield return context.Measure(this, "random order, card sets", "hands", () => Repeat(() => OfSets(sets)));
        yield return context.Measure(this, "random order, seven card indices", "hands", () => Repeat(() => OfCards(cards)));
        yield return context.Measure(this, "random order, sums of keys", "hands", () => Repeat(() => OfSums(sums)));
        yield return context.Measure(this, "all seven-card hands, in order", "hands", () =>
        {
            var total = default(Total);
            SevenCardHands.Visit(ref total);
            return (total.Hands, total.Sum);
        });
    }

    private static (Card[] Cards, CardSet[] Sets, HandSum[] Sums) Draw(Random random)
    {
        var cards = new Card[7 * Hands];
        var sets = new CardSet[Hands];
        var sums = new HandSum[Hands];
        var deck = Deck.Full.Cards.ToArray();
        for (var hand = 0; hand < Hands; hand++)
        {
            for (var i = 0; i < 7; i++)
            {
                var other = random.Next(i, deck.Length);
                (deck[i], deck[other]) = (deck[other], deck[i]);
            }

            deck.AsSpan(0, 7).CopyTo(cards.AsSpan(7 * hand));
            sets[hand] = CardSet.Of(deck.AsSpan(0, 7));
            sums[hand] = HandSum.Of(sets[hand]);
        }

        return (cards, sets, sums);
    }

    private static (long Count, ulong Checksum) Repeat(Func<ulong> round)
    {
        var sum = 0UL;
        for (var i = 0; i < Rounds; i++)
        {
            sum += round();
        }

        return ((long)Hands * Rounds, sum);
    }

    private static ulong OfSets(CardSet[] hands)
    {
        var sum = 0UL;
        foreach (var hand in hands)
        {
            sum += (uint)Evaluator.Evaluate(hand);
        }

        return sum;
    }

    private static ulong OfSums(HandSum[] hands)
    {
        var sum = 0UL;
        foreach (var hand in hands)
        {
            sum += (uint)Evaluator.Evaluate(hand);
        }

        return sum;
    }

    private static ulong OfCards(ReadOnlySpan<Card> cards)
    {
        var sum = 0UL;
        for (; cards.Length >= 7; cards = cards[7..])
        {
            sum += (uint)Evaluator.Evaluate(cards[..7]);
        }

        return sum;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Total : IStrengthVisitor
    {
        public long Hands { get; private set; }

        public ulong Sum { get; private set; }

        public void Take(ReadOnlySpan<int> strengths)
        {
            Hands += strengths.Length;
            var sums = Vector<int>.Zero;
            for (; strengths.Length >= Vector<int>.Count; strengths = strengths[Vector<int>.Count..])
            {
                sums += new Vector<int>(strengths);
            }

            Sum += (uint)Vector.Sum(sums);
            foreach (var strength in strengths)
            {
                Sum += (uint)strength;
            }
        }
    }
}
