using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Bench;

/// <summary>The testbed: hands between cheap strategies on one thread, heads-up and six-handed.</summary>
internal sealed class MatchBench : IBench
{
    private const long Hands = 400_000;

    /// <inheritdoc />
    public string Name => "match";

    /// <inheritdoc />
    public string Description => "hands a second between cheap strategies, on one thread";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        IStrategy random = new UniformRandom();
        IStrategy call = new CallingStation();
        IStrategy fold = new FoldToBets();
        yield return Measure(context, "random against call", [random, call]);
        yield return Measure(context, "random against fold", [random, fold]);
        yield return Measure(context, "call against call", [call, call]);
        yield return Measure(context, "random against random", [random, random]);
        yield return Measure(context, "random against call, duplicate", [random, call], duplicate: true);
        yield return Measure(context, "random, call and fold, six seats", [random, call, fold, random, call, fold]);
    }

    private BenchResult Measure(BenchContext context, string name, IStrategy[] players, bool duplicate = false)
    {
        var runner = new MatchRunner(players, new() { Hands = Hands, Duplicate = duplicate });
        return context.Measure(this, name, "hands", () =>
        {
            var result = runner.Run(stop: context.Cancel);
            return (result.Hands, Checksums.Of<double>([.. result.Players.Select(player => player.Winnings.Mean)]));
        });
    }
}
