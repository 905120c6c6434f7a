using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The deals that training draws, on their own: to be measured.</summary>
public sealed class BlueprintDeals(AbstractionTables abstraction)
{
    private readonly HandDealer _dealer = new(abstraction);

    /// <summary>Draws two hands and a board, looks up their buckets on all streets and who wins; returns all that in a word.</summary>
    public ulong Next(ref Rng rng)
    {
        _dealer.Deal(ref rng, out var hands);
        var word = (ulong)(hands.Outcome + 1);
        for (var slab = 0; slab < BlueprintLayout.Slabs; slab++)
        {
            word = (word * 257) + (ulong)hands.Buckets[slab];
        }

        return word;
    }
}
