using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>One street's buckets in compact memory, with all that the street before it and the database need.</summary>
/// <remarks>Arrays by entry are indexed as <see cref="HandEntries"/> says; impossible entries hold 0. Buckets ascend by mean equity.</remarks>
public sealed record StreetArtefact
{
    /// <summary>What fixed it.</summary>
    public required AbstractionKey Key { get; init; }

    /// <summary>The street.</summary>
    public required Street Street { get; init; }

    /// <summary>Buckets in use, at most 256; fewer than asked for where there are fewer distinct histograms.</summary>
    public required int Buckets { get; init; }

    /// <summary>The bucket of each entry.</summary>
    public required byte[] BucketOf { get; init; }

    /// <summary>The exact mean equity of each entry against a random hand, rounded to 1/65,535.</summary>
    public required ushort[] Equities { get; init; }

    /// <summary>The exact equity of each entry in units of 1/<see cref="MaxSum"/>: turn and flop only, for the street before.</summary>
    public required int[] Sums { get; init; }

    /// <summary>The sum of a certain win.</summary>
    public required long MaxSum { get; init; }

    /// <summary>Canonical hands in each bucket.</summary>
    public required long[] Population { get; init; }

    /// <summary>Mean exact equity of each bucket's canonical hands, in [0, 1].</summary>
    public required double[] Equity { get; init; }

    /// <summary>Exact distances of the buckets, at [left · <see cref="Buckets"/> + right], in units of 1/<see cref="UnitsPerEquity"/>.</summary>
    public required long[] Distances { get; init; }

    /// <summary>Distance units that make one unit of equity, a certain win against a certain loss.</summary>
    public required double UnitsPerEquity { get; init; }

    /// <summary>The centroids' masses over the next street's buckets, at [bucket · next buckets + next]; empty on the river.</summary>
    public required int[] Centroids { get; init; }

    /// <summary>The members' mean histograms; empty on the river.</summary>
    public required Transition[] Transitions { get; init; }

    /// <summary>The last iteration's inertia per canonical hand, in units of equity; 0 where each hand or equity is its own bucket.</summary>
    public required double Inertia { get; init; }

    /// <summary>Lloyd iterations done.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the last iteration moved nothing.</summary>
    public required bool Converged { get; init; }

    /// <summary>Wall-clock seconds of the computation.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the database stores.</summary>
    /// <param name="entries">The street's entries of the same deck.</param>
    public StreetClustering ToClustering(HandEntries entries) => new()
    {
        Street = Street,
        Rows = new CanonicalRows(entries, BucketOf),
        Buckets = Buckets,
        Population = Population,
        Equity = Equity,
        Distances = Array.ConvertAll(Distances, distance => (float)(distance / UnitsPerEquity)),
        Transitions = Transitions,
        Inertia = Inertia,
        Iterations = Iterations,
        Seconds = Seconds,
    };

    /// <summary>The first 16 hexadecimal digits of a SHA-256 over buckets, equities, distances and transitions: equal keys give equal ones.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BucketOf);
        hash.AppendData(MemoryMarshal.AsBytes(Equities.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(Distances.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(Transitions.AsSpan()));
        return Convert.ToHexStringLower(hash.GetCurrentHash().AsSpan(0, 8));
    }

    /// <summary>The metric for the histograms of the street before.</summary>
    public GroundMetric ToGround() => new(Buckets, Array.ConvertAll(Distances, distance => checked((int)distance)), UnitsPerEquity);
}
