using System.Numerics;
using System.Runtime.Intrinsics;

namespace Poker.Core.Clustering.Transport;

/// <summary>Exact earth mover's distances from one small histogram, the sources, to many others, the sinks, all in integers.</summary>
/// <remarks>
/// The transportation problem from the source side. Potentials of the sources (any: they only decide how far there is to go) assign each
/// sink to the source of least reduced cost, which is the best flow for the marginals it happens to have; then the excess of some sources
/// is pushed to the others along shortest paths in the graph of the sources, where the arc s → s′ costs what the cheapest sink of s costs
/// more at s′. The costs of successive shortest paths never fall, so after each one
/// <c>cost so far + path length · excess left ≤ distance</c>: a bound to stop at. A source is a lane of a vector: with up to 16 sources
/// a round takes a few hundred cycles. Not thread-safe; nothing is allocated after construction.
/// (Successive shortest paths: Ahuja, Magnanti and Orlin, "Network Flows", 1993, 9.7.)
/// </remarks>
internal sealed partial class TransportSolver<T>(PaddedGround<T> ground)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly int[] _rows = new int[ground.Count];
    private readonly int[] _supplies = new int[ground.Count];
    private readonly T[] _potentials = new T[ground.Stride];
    private readonly T[] _transform = new T[ground.Stride];
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
            _rows[s] = atoms[s] * ground.Stride;
            _supplies[s] = counts[s] * scale;
        }
    }

    /// <summary>Takes the potentials to start from, one a source, in [−G, 0]; zeros always do.</summary>
    public void SetPotentials(ReadOnlySpan<T> potentials)
    {
        potentials.CopyTo(_potentials);
        _potentials.AsSpan(_sources, _width - _sources).Clear();
        Lanes.Transform(ground.Rows, _rows.AsSpan(0, _sources), _potentials.AsSpan(0, _sources), _transform);
        _sourceBound = 0;
        for (var s = 0; s < _sources; s++)
        {
            _sourceBound += (long)_supplies[s] * long.CreateTruncating(_potentials[s]);
        }
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
        while (_excessLeft > 0)
        {
            var (deficit, length) = ShortestPath();
            var bound = _cost + (length * _excessLeft);
            if (bound >= limit)
            {
                return bound;
            }

            Push(sinks, deficit, length);
        }

        return _cost;
    }

    /// <summary>Optimal potentials of the problem just solved to the end: the largest is 0, none is below −G.</summary>
    public void GetPotentials(Span<T> potentials)
    {
        Settle();
        var level = _levels.AsSpan(0, _sources);
        var largest = level[0];
        foreach (var value in level)
        {
            largest = T.Max(largest, value);
        }

        for (var s = 0; s < level.Length; s++)
        {
            potentials[s] = level[s] - largest;
        }
    }

    /// <summary>The costs between a bucket and each source, a lane a source.</summary>
    private ReadOnlySpan<T> Column(int bucket)
    {
        var column = _columns.AsSpan(bucket * ground.Stride, _width);
        if (_columnOf[bucket] != _columnsOf)
        {
            _columnOf[bucket] = _columnsOf;
            for (var s = 0; s < _sources; s++)
            {
                column[s] = ground.Rows[_rows[s] + bucket];
            }

            column[_sources..].Fill(ground.Padding);
        }

        return column;
    }

    /// <summary>The sources whose reduced cost at a bucket is the least, a bit each, for the 64 sources from <paramref name="first"/> on.</summary>
    private ulong Nearest(ReadOnlySpan<T> column, T least, int first)
    {
        var bits = 0UL;
        var leasts = Vector256.Create(least);
        for (var i = first; i < Math.Min(_width, first + 64); i += Vector256<T>.Count)
        {
            var reduced = Vector256.Create(column[i..]) - Vector256.Create<T>(_potentials.AsSpan(i));
            bits |= (ulong)Vector256.Equals(reduced, leasts).ExtractMostSignificantBits() << (i - first);
        }

        return bits;
    }
}
