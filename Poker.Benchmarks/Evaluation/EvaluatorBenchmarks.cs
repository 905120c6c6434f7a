using BenchmarkDotNet.Attributes;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Benchmarks.Evaluation;

/// <summary>Seven-card hands in random order, by form of input: guards the layout of keys and tables. Times are a hand.</summary>
public class EvaluatorBenchmarks
{
    private const int Hands = 1 << 18;

    private readonly Card[] _cards = new Card[7 * Hands];
    private readonly CardSet[] _sets = new CardSet[Hands];
    private readonly HandSum[] _sums = new HandSum[Hands];

    [GlobalSetup]
    public void Draw()
    {
        Evaluator.Prepare();
        var random = new Random(20_261_121);
        var deck = Deck.Full.Cards.ToArray();
        for (var hand = 0; hand < Hands; hand++)
        {
            random.Shuffle(deck);
            deck.AsSpan(0, 7).CopyTo(_cards.AsSpan(7 * hand));
            _sets[hand] = CardSet.Of(deck.AsSpan(0, 7));
            _sums[hand] = HandSum.Of(_sets[hand]);
        }
    }

    [Benchmark(OperationsPerInvoke = Hands, Baseline = true)]
    public long CardSets()
    {
        var sum = 0L;
        foreach (var hand in _sets)
        {
            sum += Evaluator.Evaluate(hand);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Hands)]
    public long CardIndices()
    {
        var sum = 0L;
        for (var hand = 0; hand < Hands; hand++)
        {
            sum += Evaluator.Evaluate(_cards.AsSpan(7 * hand, 7));
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Hands)]
    public long SumsOfKeys()
    {
        var sum = 0L;
        foreach (var hand in _sums)
        {
            sum += Evaluator.Evaluate(hand);
        }

        return sum;
    }
}
