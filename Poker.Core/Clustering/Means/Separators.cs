using System.Numerics;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering.Means;

/// <summary>For every pair of centroids the function that tells them apart best: what it says of a point bounds the point's distance.</summary>
/// <remarks>
/// A function of the buckets no steeper than the ground metric, integrated against two histograms, differs by their distance at most; the one
/// of a pair of centroids attains it for them. So a point near one of the two is nearly as far from the other as the function
/// says: ten look-ups that discard what the triangle inequality, which knows nothing of directions, cannot. A function stays a bound when
/// the centroids move; it is found again once they have moved by a share of its distance.
/// Memory: clusters² · buckets / 2 numbers of type T.
/// </remarks>
internal sealed class Separators<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    // Found again when the two centroids together have moved by more than 1/16 of their distance.
    private const int Staleness = 16;

    private readonly PaddedGround<T> _ground;
    private readonly int _clusters;
    private readonly T[] _values;
    private readonly long[] _reach;
    private readonly long[] _apart;
    private readonly long[] _moved;
    private readonly long[] _distances;

    /// <summary>Functions that tell nothing yet.</summary>
    public Separators(PaddedGround<T> ground, int clusters)
    {
        (_ground, _clusters) = (ground, clusters);
        _values = new T[clusters * (clusters - 1) / 2 * ground.Count];
        _reach = new long[clusters * clusters];
        _apart = new long[clusters * clusters];
        _moved = new long[clusters * (clusters - 1) / 2];
        _distances = new long[clusters * (clusters - 1) / 2];
    }

    private Separators(Separators<T> other)
    {
        (_ground, _clusters) = (other._ground, other._clusters);
        (_values, _reach, _apart) = ([.. other._values], [.. other._reach], [.. other._apart]);
        (_moved, _distances) = ([.. other._moved], [.. other._distances]);
    }

    /// <summary>The same functions, to follow the centroids while others still use these.</summary>
    public Separators<T> Copy() => new(this);

    /// <summary>Finds the functions of all pairs of centroids.</summary>
    /// <param name="solvers">A solver a thread.</param>
    /// <param name="centroids">Their masses, a row each.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Begin(PairSolver<T>[] solvers, int[] centroids, CancellationToken cancellationToken) =>
        Workers.Run(
            solvers,
            centroids.Length / _ground.Count,
            (solver, right) =>
            {
                for (var left = 0; left < right; left++)
                {
                    Separate(solver, centroids, left, right);
                }
            },
            cancellationToken);

    /// <summary>Follows the centroids.</summary>
    /// <param name="solvers">A solver a thread.</param>
    /// <param name="centroids">Their masses, a row each.</param>
    /// <param name="drifts">How far each has moved since the last call.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Update(PairSolver<T>[] solvers, int[] centroids, long[] drifts, CancellationToken cancellationToken) =>
        Workers.Run(
            solvers,
            drifts.Length,
            (solver, right) =>
            {
                for (var left = 0; left < right; left++)
                {
                    Update(solver, centroids, left, right, drifts[left] + drifts[right]);
                }
            },
            cancellationToken);

    /// <summary>Finds the function of two centroids and returns their distance.</summary>
    public long Separate(PairSolver<T> solver, ReadOnlySpan<int> centroids, int left, int right)
    {
        (left, right) = (Math.Min(left, right), Math.Max(left, right));
        var pair = Pair(left, right);
        _distances[pair] = solver.Distance(Row(centroids, left), Row(centroids, right), _values.AsSpan(pair * _ground.Count, _ground.Count));
        _moved[pair] = 0;
        Integrate(centroids, left, right);
        return _distances[pair];
    }

    /// <summary>A lower bound of the distance of two centroids.</summary>
    public long Apart(int near, int far) => _apart[(near * _clusters) + far];

    /// <summary>A lower bound of a point's distance to one cluster's centroid from the function that tells it from another's.</summary>
    public long Bound(ReadOnlySpan<ushort> atoms, ReadOnlySpan<int> counts, int near, int far)
    {
        var values = _values.AsSpan(Pair(near, far) * _ground.Count, _ground.Count);
        var sum = 0L;
        for (var i = 0; i < atoms.Length; i++)
        {
            sum += long.CreateTruncating(values[atoms[i]]) * counts[i];
        }

        return _reach[(near * _clusters) + far] + (near < far ? -EmdKMeans.MassScale * sum : EmdKMeans.MassScale * sum);
    }

    private static int Pair(int left, int right) => left < right ? (right * (right - 1) / 2) + left : (left * (left - 1) / 2) + right;

    private void Update(PairSolver<T> solver, int[] centroids, int left, int right, long moved)
    {
        var pair = Pair(left, right);
        _moved[pair] += moved;
        if (_moved[pair] * Staleness > _distances[pair])
        {
            Separate(solver, centroids, left, right);
        }
        else if (moved > 0)
        {
            Integrate(centroids, left, right);
        }
    }

    private void Integrate(ReadOnlySpan<int> centroids, int left, int right)
    {
        var values = _values.AsSpan(Pair(left, right) * _ground.Count, _ground.Count);
        var atLeft = Integral(values, Row(centroids, left));
        var atRight = Integral(values, Row(centroids, right));
        _reach[(left * _clusters) + right] = atRight;
        _reach[(right * _clusters) + left] = -atLeft;
        _apart[(left * _clusters) + right] = atRight - atLeft;
        _apart[(right * _clusters) + left] = atRight - atLeft;
    }

    private ReadOnlySpan<int> Row(ReadOnlySpan<int> masses, int cluster) => masses.Slice(cluster * _ground.Count, _ground.Count);

    private static long Integral(ReadOnlySpan<T> values, ReadOnlySpan<int> masses)
    {
        var sum = 0L;
        for (var bucket = 0; bucket < values.Length; bucket++)
        {
            sum += long.CreateTruncating(values[bucket]) * masses[bucket];
        }

        return sum;
    }
}
