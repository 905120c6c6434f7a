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
    private readonly T[] _potentials = new T[ground.Count];
    private readonly ushort[] _more = new ushort[ground.Count];
    private readonly ushort[] _less = new ushort[ground.Count];
    private readonly int[] _surplus = new int[ground.Count];
    private readonly int[] _deficit = new int[ground.Count];

    /// <summary>The distance, in units of ground distance times mass.</summary>
    public long Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        _zeros.AsSpan().Clear();
        return Distance(left, right, _zeros);
    }

    /// <summary>The distance, and a function that proves it.</summary>
    /// <param name="left">Masses bucket by bucket.</param>
    /// <param name="right">As much mass.</param>
    /// <param name="function">
    /// Before: a number a bucket, no two of which differ by more than the ground distance of their buckets; the nearer to optimal, the
    /// sooner it is done. After: such a function f with Σ f · (right − left) = the distance, which therefore is a lower bound of the
    /// distance of any two histograms that it is summed over like this. (Kantorovich and Rubinstein 1958.)
    /// </param>
    public long Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<T> function)
    {
        var (more, less) = Split(left, right);
        if (more == 0)
        {
            return 0;
        }

        return more <= less
            ? Solve(_more.AsSpan(0, more), _surplus, _less.AsSpan(0, less), _deficit.AsSpan(0, less), function, -T.One)
            : Solve(_less.AsSpan(0, less), _deficit, _more.AsSpan(0, more), _surplus.AsSpan(0, more), function, T.One);
    }

    private (int More, int Less) Split(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
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

        return (more, less);
    }

    /// <summary>Solves from a function to a function; a source's potential is its value there, times the sign.</summary>
    private long Solve(
        ReadOnlySpan<ushort> from, ReadOnlySpan<int> supplies, ReadOnlySpan<ushort> to, ReadOnlySpan<int> demands, Span<T> function, T sign)
    {
        var potentials = _potentials.AsSpan(0, from.Length);
        var largest = sign * function[from[0]];
        foreach (var bucket in from)
        {
            largest = T.Max(largest, sign * function[bucket]);
        }

        for (var s = 0; s < from.Length; s++)
        {
            potentials[s] = (sign * function[from[s]]) - largest;
        }

        _solver.SetSources(from, supplies[..from.Length], 1);
        _solver.SetPotentials(potentials);
        var distance = _solver.Solve(to, demands, long.MaxValue);
        _solver.GetPotentials(potentials);
        _solver.SetPotentials(potentials);
        for (var bucket = 0; bucket < ground.Count; bucket++)
        {
            function[bucket] = -sign * _solver.Transformed[bucket];
        }

        return distance;
    }
}
