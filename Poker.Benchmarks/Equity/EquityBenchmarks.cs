using BenchmarkDotNet.Attributes;

using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Indexing;

namespace Poker.Benchmarks.Equity;

/// <summary>The exact equity engines, one spot each: guards the choice of engine in <see cref="Matchup"/>.</summary>
public class EquityBenchmarks
{
    private readonly HandRange _tight = HandRangeText.Parse("QQ+,AKs");
    private readonly HandRange _wide = HandRangeText.Parse("22+,A2s+");

    [Benchmark]
    public double HandPreflop() => HandAgainstRandom.Compute(Observation.Parse("AhKh"), Deck.Full).Equity;

    [Benchmark]
    public double HandOnTheFlop() => HandAgainstRandom.Compute(Observation.Parse("AhKh 2c7d9h"), Deck.Full).Equity;

    [Benchmark]
    public double TwoHandsPreflop() =>
        HandsAgainstHands.Compute([CardSet.Parse("AhKh"), CardSet.Parse("QcQd")], CardSet.Empty, Deck.Full)[0].Equity;

    [Benchmark]
    public double TwoRangesPreflop() => RangeAgainstRange.Compute(_tight, _wide, CardSet.Empty, Deck.Full, new EquityWork(1)).Equity;
}
