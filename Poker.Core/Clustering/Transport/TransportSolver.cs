using System.Numerics;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <summary>Exact earth mover's distances from one small histogram, the sources, to many others, the sinks, all in integers.</summary>
/// <remarks>
/// The transportation problem from the source side. Potentials of the sources (any: they only decide how far there is to go) assign each
/// sink to the source of least reduced cost, which is the best flow for the marginals it happens to have; then the excess of some sources
/// is pushed to the others along shortest paths in the graph of the sources, where the arc s → s′ costs what the cheapest sink of s costs
/// more at s′. The costs of successive shortest paths never fall, so after each one
/// <c>cost so far + path length · excess left ≤ distance</c>: a bound to stop at. A source is a lane of a vector: with up to 16 sources
/// a round takes some hundred cycles. Not thread-safe; nothing is allocated after construction.
/// (Successive shortest paths: Ahuja, Magnanti and Orlin, "Network Flows", 1993, 9.7.)
/// </remarks>
internal sealed partial class TransportSolver<T>(PaddedGround<T> ground)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly int[] _atoms = new int[ground.Count];
    private readonly int[] _rows = new int[ground.Count];
    private readonly T[] _supplies = new T[ground.Stride];
    private readonly T[] _unreached = new T[ground.Stride];
    private readonly T[] _potentials = new T[ground.Stride];
    private readonly T[] _transform = new T[ground.Stride];

    // Column t, at t · width: the costs between bucket t and each source, a lane a source. Filled when first needed.
    private readonly T[] _columns = new T[ground.Count * ground.Stride];
    private readonly int[] _columnOf = new int[ground.Count];
    private int _sources;
    private int _width;
    private int _columnsOf;
    private long _sourceBound;

    /// <summary>The c-transform of the potentials in force, one entry a bucket.</summary>
    public ReadOnlySpan<T> Transformed => _transform;

    /// <summary>Takes the histogram that the next calls are about.</summary>
    /// <param name="atoms">Its occupied buckets.</param>
    /// <param name="counts">Their counts, positive.</param>
    /// <param name="scale">What a count is multiplied by to get the mass.</param>
    public void SetSources(ReadOnlySpan<ushort> atoms, ReadOnlySpan<int> counts, int scale)
    {
        _sources = atoms.Length;
        _width = Lanes.RoundUp<T>(atoms.Length);
        _columnsOf++;
        for (var s = 0; s < atoms.Length; s++)
        {
            _atoms[s] = atoms[s];
            _rows[s] = atoms[s] * ground.Stride;
            _supplies[s] = T.CreateTruncating(counts[s] * scale);
        }

        _supplies.AsSpan(_sources, _width - _sources).Clear();
        _unreached.AsSpan(0, _sources).Fill(ground.Unreached);
        _unreached.AsSpan(_sources, _width - _sources).Clear();
    }

    /// <summary>Takes the potentials to start from, one a source, in [−G, 0]; zeros always do.</summary>
    public void SetPotentials(ReadOnlySpan<T> potentials)
    {
        potentials.CopyTo(_potentials);
        _potentials.AsSpan(_sources, _width - _sources).Clear();
        Lanes.Transform(ground.Rows, _rows, _sources, _potentials, _transform);
        _sourceBound = Lanes.Dot<T>(_potentials.AsSpan(0, _width), _supplies);
    }

    /// <summary>What the potentials in force prove: no smaller can be the distance to these masses, given for every bucket and padded.</summary>
    public long Bound(ReadOnlySpan<T> masses) => _sourceBound + Lanes.Dot<T>(_transform, masses);

    /// <summary>The distance to the sinks when it is below <paramref name="limit"/>, else a lower bound of it that isn't.</summary>
    /// <param name="sinks">Occupied buckets.</param>
    /// <param name="masses">Their masses, positive, summing to the sources'.</param>
    /// <param name="limit">Where to give up.</param>
    public long Solve(ReadOnlySpan<ushort> sinks, ReadOnlySpan<int> masses, long limit)
    {
        Assign(sinks, masses);
        var stale = true;
        while (_excessLeft > 0)
        {
            if (stale)
            {
                FindDistances();
            }

            var (deficit, length) = NearestDeficit();
            var bound = _cost + (length * _excessLeft);
            if (bound >= limit)
            {
                return bound;
            }

            // Pushes along shortest paths shorten no other, so the next nearest is the next if only its path is still there.
            stale = !(stale || PathIsIntact(deficit));
            if (!stale)
            {
                Push(deficit, length);
            }
        }

        return _cost;
    }

    /// <summary>Optimal potentials of the problem just solved to the end: the largest is 0, none is below −G.</summary>
    public void GetPotentials(Span<T> potentials)
    {
        Settle();
        var distances = _distances.AsSpan(0, _sources);
        var largest = distances[0];
        foreach (var distance in distances)
        {
            largest = T.Max(largest, distance);
        }

        for (var s = 0; s < distances.Length; s++)
        {
            potentials[s] = distances[s] - largest;
        }
    }

    private void FillColumns(ReadOnlySpan<ushort> buckets)
    {
        foreach (var bucket in buckets)
        {
            if (_columnOf[bucket] == _columnsOf)
            {
                continue;
            }

            _columnOf[bucket] = _columnsOf;
            Lanes.Store(_columns, ((bucket + 1) * _width) - Vector256<T>.Count, Vector256.Create(ground.Padding));
            Lanes.Gather(ground.Rows, bucket * ground.Stride, _atoms, _sources, _columns, bucket * _width);
        }
    }
}
