using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>k-means++ seeding in whole numbers: each centroid a point drawn by weight · squared distance to the nearest one so far.</summary>
/// <remarks>
/// The first is drawn by weight. No draw hits a point at distance 0, so seeds are distinct; when every point is one, there are no more.
/// Half sums and the triangle inequality spare nearly all distances. (Arthur and Vassilvitskii 2007; pruned as in Raff 2021, "Exact
/// acceleration of k-means++ and k-means‖".)
/// </remarks>
internal sealed class Seeding
{
    // Far enough that memory answers in time, near enough that the line is still there.
    private const int Ahead = 8;

    private readonly SketchedPoints _points;
    private readonly Chunks _chunks;
    private readonly ushort[] _lowerSums;
    private readonly ushort[] _upperSums;
    private readonly ulong[] _potentials;
    private readonly int[][] _survivors;
    private readonly List<int> _seeds = [];

    private Seeding(SketchedPoints points, Chunks chunks)
    {
        _points = points;
        _chunks = chunks;
        _lowerSums = new ushort[points.Count];
        _upperSums = new ushort[points.Count];
        _potentials = new ulong[chunks.Count];
        _survivors = [.. Enumerable.Range(0, chunks.Threads).Select(_ => new int[Chunks.Size])];
        Owners = new ushort[points.Count];
        Nearest = new ushort[points.Count];
    }

    /// <summary>The points drawn, in the order of the draws.</summary>
    public IReadOnlyList<int> Seeds => _seeds;

    /// <summary>Each point's nearest seed by number, the lowest of equals.</summary>
    public ushort[] Owners { get; }

    /// <summary>The distance to it.</summary>
    public ushort[] Nearest { get; }

    /// <summary>Draws up to <paramref name="clusters"/> seeds.</summary>
    public static Seeding Draw(SketchedPoints points, Chunks chunks, int clusters, Rng rng, Action<int>? onSeed)
    {
        var seeding = new Seeding(points, chunks);
        seeding.DrawFirst(ref rng);
        onSeed?.Invoke(1);
        while (seeding._seeds.Count < clusters && seeding.TryDrawNext(ref rng))
        {
            onSeed?.Invoke(seeding._seeds.Count);
        }

        return seeding;
    }

    private void DrawFirst(ref Rng rng)
    {
        var total = _points.Points.Weights.Sum(weight => (long)weight);
        var left = (long)rng.Below((ulong)total);
        var seed = 0;
        while (left >= _points.Points.Weights[seed])
        {
            left -= _points.Points.Weights[seed++];
        }

        _seeds.Add(seed);
        _chunks.Run((_, chunk) =>
        {
            var (start, length) = _chunks[chunk];
            for (var i = start; i < start + length; i++)
            {
                (_lowerSums[i], _upperSums[i]) = HalfSums.Of(_points[i]);
                Nearest[i] = (ushort)L1Distance.Between(_points[i], _points[seed]);
                _potentials[chunk] += Potential(i, Nearest[i]);
            }
        });
    }

    private bool TryDrawNext(ref Rng rng)
    {
        var total = 0UL;
        foreach (var potential in _potentials)
        {
            total += potential;
        }

        if (total == 0)
        {
            return false;
        }

        var seed = PointAt(rng.Below(total));
        var gaps = _seeds.Select(other => L1Distance.Between(_points[other], _points[seed])).ToArray();
        _seeds.Add(seed);
        _chunks.Run((thread, chunk) => Approach(chunk, seed, gaps, _survivors[thread]));
        return true;
    }

    /// <summary>The point that a share of the potential, in the order of the points, falls on.</summary>
    private int PointAt(ulong left)
    {
        var chunk = 0;
        while (left >= _potentials[chunk])
        {
            left -= _potentials[chunk++];
        }

        var i = _chunks[chunk].Start;
        for (ulong potential; left >= (potential = Potential(i, Nearest[i])); i++)
        {
            left -= potential;
        }

        return i;
    }

    private void Approach(int chunk, int seed, int[] gaps, Span<int> survivors)
    {
        var (start, length) = _chunks[chunk];
        var nearest = Nearest.AsSpan(start, length);
        var pivot = (_lowerSums[seed], _upperSums[seed]);
        var count = HalfSums.Screen(_lowerSums.AsSpan(start, length), _upperSums.AsSpan(start, length), nearest, pivot, survivors);
        count = KeepBeyondTriangle(survivors[..count], Owners.AsSpan(start, length), nearest, gaps);
        count = KeepBySketch(survivors[..count], start, seed);
        for (var next = 0; next < count; next++)
        {
            CacheLines.Request(_points[start + survivors[Math.Min(next + Ahead, count - 1)]]);
            var offset = survivors[next];
            var i = start + offset;
            var distance = L1Distance.Between(_points[i], _points[seed]);
            if (distance < nearest[offset])
            {
                _potentials[chunk] -= Potential(i, nearest[offset]) - Potential(i, distance);
                nearest[offset] = (ushort)distance;
                Owners[i] = (ushort)gaps.Length;
            }
        }
    }

    /// <summary>Keeps the points that the triangle inequality lets be closer to the new seed: it is nearer than twice their distance.</summary>
    private static int KeepBeyondTriangle(Span<int> survivors, ReadOnlySpan<ushort> owners, ReadOnlySpan<ushort> nearest, int[] gaps)
    {
        var kept = 0;
        foreach (var offset in survivors)
        {
            survivors[kept] = offset;
            kept += gaps[owners[offset]] < 2 * nearest[offset] ? 1 : 0;
        }

        return kept;
    }
    /// <summary>Keeps the points whose sketches are closer to the new seed's than they are to their own seed.</summary>
    private int KeepBySketch(Span<int> survivors, int start, int seed)
    {
        var kept = 0;
        for (var next = 0; next < survivors.Length; next++)
        {
            CacheLines.Request(_points.SketchBytes(start + survivors[Math.Min(next + Ahead, survivors.Length - 1)]));
            var offset = survivors[next];
            survivors[kept] = offset;
            kept += L1Distance.Between(_points.SketchBytes(start + offset), _points.SketchBytes(seed)) < Nearest[start + offset] ? 1 : 0;
        }

        return kept;
    }

    private ulong Potential(int point, int distance) => (ulong)_points.Points.Weights[point] * ((ulong)distance * (ulong)distance);
}
