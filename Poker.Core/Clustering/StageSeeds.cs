using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>A seed of its own for every street.</summary>
internal static class StageSeeds
{
    /// <summary>The street's seed: the key's with the street in the top bits.</summary>
    public static ulong Of(AbstractionKey key, Street street) => key.Seed ^ ((ulong)street << 62);
}
