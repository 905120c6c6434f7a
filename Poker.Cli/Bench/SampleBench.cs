using Poker.Core.Evaluation;
using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Bench;

/// <summary>Samples of played hands on one thread, every pocket known: vectors, masks and labels of the actions taken.</summary>
internal sealed class SampleBench : IBench
{
    private const int Hands = 20_000;
    private const int SixPlayers = 6;

    /// <inheritdoc />
    public string Name => "samples";

    /// <inheritdoc />
    public string Description => "samples a second of hands that are replayed, with flops met the first time and again";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        Evaluator.Prepare();
        var strategies = new ComputedEquities(context.Threads);
        foreach (var players in new[] { 2, SixPlayers })
        {
            var hands = Played(strategies, players);

            // What is measured first has its methods compiled, and has met no flop.
            Build(new(new(strategies), new()), hands);
            var builder = new SampleBuilder(new(new ComputedEquities(context.Threads)), new());
            yield return context.Measure(this, $"{players} players, flops met the first time", "samples", () => Build(builder, hands));
            yield return context.Measure(this, $"{players} players, flops met before", "samples", () => Build(builder, hands));
        }
    }

    private static List<RecordedHand> Played(IHandEquities equities, int players)
    {
        var strategies = new IStrategy[] { new LooseAggressive(equities), new PotOdds(equities), new UniformRandom(), new CallingStation(), new Tight(equities), new PotOddsRaise(equities) };
        var played = new Kept();
        new MatchRunner(strategies.Take(players), new() { Hands = Hands }).Run(histories: played);
        return played.Hands;
    }

    private static (long Count, ulong Checksum) Build(SampleBuilder builder, List<RecordedHand> hands)
    {
        var samples = new List<DecisionSample>();
        var tally = new SampleTally();
        var sum = 0UL;
        foreach (var hand in hands)
        {
            samples.Clear();
            builder.Build(hand, samples, tally);
            foreach (var sample in samples)
            {
                sum = (sum * 31) + Checksums.Of<float>(sample.Features) + (ulong)((sample.Legal * ActionBins.Count) + Array.IndexOf(sample.Label, 1f));
            }
        }

        return (tally.Samples, sum);
    }

    private sealed class Kept : IHandHistory
    {
        public List<RecordedHand> Hands { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands) => Hands.AddRange(hands.Select(hand => hand.ToRecord()));
    }
}
