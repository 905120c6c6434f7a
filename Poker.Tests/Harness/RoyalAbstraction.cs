using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Harness;

/// <summary>A small abstraction of the royal deck, computed once for all tests that only read one.</summary>
internal static class RoyalAbstraction
{
    public static readonly AbstractionKey Key = AbstractionKey.Default with { Deck = Deck.Royal.Name, TurnBuckets = 20, FlopBuckets = 15 };

    private static readonly Lazy<StreetArtefact[]> Computed = new(() => [.. new ClusteringPipeline(Key, 2).Run()]);

    /// <summary>The four streets, the river first.</summary>
    public static IReadOnlyList<StreetArtefact> Artefacts => Computed.Value;
}
