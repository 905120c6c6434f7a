using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;

namespace Poker.Cli.Bench;

/// <summary>Exact equities of every river hand of the full deck.</summary>
internal sealed class RiverBench : IBench
{
    /// <inheritdoc />
    public string Name => "river";

    /// <inheritdoc />
    public string Description => "exact equities of the whole river";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        Evaluator.Prepare();
        yield return context.Measure(this, "exact equities, all 123,156,254 hands", "classes", () =>
        {
            var river = RiverEquities.Compute(Deck.Full, context.Threads, cancellation: context.Cancel);
            return (river.Classes.All.Count, Checksums.Of<ushort>(river.Points));
        });
    }
}
