using Poker.Core.Clustering;

namespace Poker.Cli.Bench;

/// <summary>The whole abstraction of the full deck in memory, as <c>poker cluster --no-database</c> makes it.</summary>
internal sealed class AbstractionBench : IBench
{
    /// <inheritdoc />
    public string Name => "abstraction";

    /// <inheritdoc />
    public string Description => "all four streets in memory, tables built";

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        yield return context.Measure(this, "river to preflop", "hands", () =>
        {
            var hands = 0L;
            var checksum = 0UL;
            foreach (var artefact in new ClusteringPipeline(AbstractionKey.Default, context.Threads).Run(context.Cancel))
            {
                hands += artefact.Population.Sum();
                checksum = (checksum * 31) + Convert.ToUInt64(artefact.Fingerprint(), 16);
            }

            return (hands, checksum);
        });
    }
}
