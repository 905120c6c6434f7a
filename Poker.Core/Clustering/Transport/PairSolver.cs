using System.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <summary>The exact distance of any two histograms of equal mass.</summary>
/// <remarks>
/// As the ground is a metric, what two histograms have in common may stay where it is: only the differences travel, and every bucket is
/// either a source or a sink. The side with fewer buckets is the sources'.
/// </remarks>
internal sealed class PairSolver<T>(PaddedGround<T> ground)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly TransportSolver<T> _solver = new(ground);
    private readonly T[] _zeros = new T[ground.Count];
    private readonly ushort[] _more = new ushort[ground.Count];
    private readonly ushort[] _less = new ushort[ground.Count];
    private readonly int[] _surplus = new int[ground.Count];
    private readonly int[] _deficit = new int[ground.Count];
    private readonly T[] _potentials = new T[ground.Count];
    private int _sources;
    private bool _swapped;

    /// <summary>The distance, in units of ground distance times mass.</summary>
    public long Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var (more, less) = (0, 0);
        for (var bucket = 0; bucket < left.Length; bucket++)
        {
            var difference = left[bucket] - right[bucket];
            if (difference > 0)
            {
                _more[more] = (ushort)bucket;
                _surplus[more++] = difference;
            }
            else if (difference < 0)
            {
                _less[less] = (ushort)bucket;
                _deficit[less++] = -difference;
            }
        }

        (_swapped, _sources) = (more > less, Math.Min(more, less));
        if (more == 0)
        {
            return 0;
        }

        return more <= less
            ? Solve(_more.AsSpan(0, more), _surplus.AsSpan(0, more), _less.AsSpan(0, less), _deficit.AsSpan(0, less))
            : Solve(_less.AsSpan(0, less), _deficit.AsSpan(0, less), _more.AsSpan(0, more), _surplus.AsSpan(0, more));
    }

    /// <summary>
    /// A function f of the buckets, no steeper than the ground, with Σ f · (right − left) = the distance just found: for any two
    /// histograms that sum is a lower bound of theirs. (Kantorovich and Rubinstein 1958.)
    /// </summary>
    public void Potential(Span<T> values)
    {
        values.Clear();
        if (_sources == 0)
        {
            return;
        }

        _solver.GetPotentials(_potentials);
        _solver.SetPotentials(_potentials.AsSpan(0, _sources));
        for (var bucket = 0; bucket < ground.Count; bucket++)
        {
            values[bucket] = _swapped ? -_solver.Transformed[bucket] : _solver.Transformed[bucket];
        }
    }

    private long Solve(ReadOnlySpan<ushort> from, ReadOnlySpan<int> supplies, ReadOnlySpan<ushort> to, ReadOnlySpan<int> demands)
    {
        _solver.SetSources(from, supplies, 1);
        _solver.SetPotentials(_zeros.AsSpan(0, from.Length));
        return _solver.Solve(to, demands, long.MaxValue);
    }
}
