using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>All that clustering one street produces and the database stores.</summary>
public sealed record StreetClustering
{
    /// <summary>The street.</summary>
    public required Street Street { get; init; }

    /// <summary>The canonical hands and their buckets.</summary>
    public required ICanonicalRows Rows { get; init; }

    /// <summary>Buckets in use; each has members.</summary>
    public required int Buckets { get; init; }

    /// <summary>Canonical hands in each bucket.</summary>
    public required long[] Population { get; init; }

    /// <summary>Mean exact equity of each bucket's canonical hands against a random hand, in [0, 1].</summary>
    public required double[] Equity { get; init; }

    /// <summary>
    /// Distance of every pair of buckets in equity units (1 = a certain win against a certain loss), symmetric with a zero diagonal,
    /// at [left · <see cref="Buckets"/> + right]: |i − j| on the river, W1 on the turn, EMD on flop and preflop.
    /// </summary>
    public required float[] Distances { get; init; }

    /// <summary>The members' mean histogram over the next street's buckets, zero weights left out; empty on the river.</summary>
    public required IReadOnlyList<Transition> Transitions { get; init; }

    /// <summary>The last iteration's inertia per canonical hand, in equity units; 0 where no clustering was needed.</summary>
    public required double Inertia { get; init; }

    /// <summary>Lloyd iterations done; 0 where no clustering was needed.</summary>
    public required int Iterations { get; init; }

    /// <summary>Wall-clock seconds that the computation took.</summary>
    public required double Seconds { get; init; }
}
