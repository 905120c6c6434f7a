using System.Numerics;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering;

/// <summary>Exact earth mover's distances between histograms of equal mass, in units of the ground's distance times mass.</summary>
public static class EmdMetric
{
    /// <summary>The distances of every pair, symmetric with a zero diagonal, at [left · count + right].</summary>
    /// <param name="masses">count · <see cref="GroundMetric.Count"/> masses, a histogram a row, all rows of one sum.</param>
    /// <param name="ground">Distances between the buckets.</param>
    /// <param name="threads">Threads at work; they have no say in the result.</param>
    /// <param name="onRow">Told how many histograms have their distances to the earlier ones, after each, from several threads.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The masses are negative, don't fill rows, or their sums differ.</exception>
    public static long[] Pairwise(
        ReadOnlyMemory<int> masses, GroundMetric ground, int threads, Action<int>? onRow = null, CancellationToken cancellationToken = default)
    {
        var mass = Check(masses.Span, ground.Count);
        return PaddedGround<short>.Fits(ground, mass)
            ? Pairwise<short>(masses, ground, threads, onRow, cancellationToken)
            : Pairwise<int>(masses, ground, threads, onRow, cancellationToken);
    }

    /// <summary>The distances of one histogram to others, in their order.</summary>
    /// <param name="one">A mass a bucket of the ground.</param>
    /// <param name="others">Histograms, a row each, of the same sum.</param>
    /// <param name="ground">Distances between the buckets.</param>
    /// <param name="cancellationToken">Stops the work before the next distance.</param>
    /// <exception cref="ArgumentException">The masses are negative, don't fill rows, or their sums differ.</exception>
    public static long[] FromOne(
        ReadOnlySpan<int> one, ReadOnlySpan<int> others, GroundMetric ground, CancellationToken cancellationToken = default)
    {
        int[] all = [.. one, .. others];
        _ = Check(all, ground.Count);
        var solver = new PairSolver<int>(new PaddedGround<int>(ground));
        var distances = new long[others.Length / ground.Count];
        for (var other = 0; other < distances.Length; other++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            distances[other] = solver.Distance(one, others.Slice(other * ground.Count, ground.Count));
        }

        return distances;
    }

    private static long[] Pairwise<T>(
        ReadOnlyMemory<int> masses, GroundMetric ground, int threads, Action<int>? onRow, CancellationToken cancellationToken)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var padded = new PaddedGround<T>(ground);
        var buckets = ground.Count;
        var count = masses.Length / buckets;
        var distances = new long[count * count];
        var rows = 0;
        Workers.Run(threads, count, () => (new PairSolver<T>(padded), new T[buckets]), Row, cancellationToken);
        return distances;

        // One pair's function is a good start for the next: equity decides most of it.
        void Row((PairSolver<T> Solver, T[] Function) scratch, int left)
        {
            var row = masses.Span.Slice(left * buckets, buckets);
            for (var right = 0; right < left; right++)
            {
                var distance = scratch.Solver.Distance(row, masses.Span.Slice(right * buckets, buckets), scratch.Function);
                distances[(left * count) + right] = distance;
                distances[(right * count) + left] = distance;
            }

            onRow?.Invoke(Interlocked.Increment(ref rows));
        }
    }

    private static long Check(ReadOnlySpan<int> masses, int buckets)
    {
        if (masses.Length % buckets != 0)
        {
            throw new ArgumentException($"{masses.Length} masses don't fill rows of {buckets} buckets.", nameof(masses));
        }

        var first = 0L;
        for (var start = 0; start < masses.Length; start += buckets)
        {
            var sum = 0L;
            foreach (var mass in masses.Slice(start, buckets))
            {
                ArgumentOutOfRangeException.ThrowIfNegative(mass, nameof(masses));
                sum += mass;
            }

            first = start == 0 ? sum : first;
            if (sum != first || sum > int.MaxValue)
            {
                throw new ArgumentException($"Histogram {start / buckets} has mass {sum}, not {first}.", nameof(masses));
            }
        }

        return first;
    }
}
