using System.Numerics;

using Poker.Core.Concurrency;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The sweeps of <see cref="IterationWeighting.Discounted"/>: sweep k multiplies everything that was learnt before it.</summary>
/// <remarks>
/// Positive regrets by kᵅ/(kᵅ + 1), negative ones by kᵝ/(kᵝ + 1), averages by (k/(k + 1))ᵞ with (α, β, γ) = (1.5, 0, 2), as discounted CFR
/// does after its iteration k; the iterations between two sweeps take that iteration's place.
/// </remarks>
internal static class Discounting
{
    // With β = 0 the factor of negative regrets is always a half.
    private const double Alpha = 1.5, Half = 0.5, Gamma = 2;
    private const int Chunk = 1 << 16;

    /// <summary>Sweeps the tables.</summary>
    public static void Sweep(BlueprintTables tables, long sweep, WorkerCrew crew)
    {
        var positive = PositiveFactor(sweep);
        var average = Math.Pow(sweep / (sweep + 1.0), Gamma);
        crew.Run(worker =>
        {
            Scale<double>(tables, 0, tables.WideBytes, positive, Half, worker, crew.Count);
            Scale<double>(tables, tables.WideBytes, tables.WideBytes, average, average, worker, crew.Count);
            Scale<float>(tables, 2 * tables.WideBytes, tables.NarrowBytes, positive, Half, worker, crew.Count);
            Scale<float>(tables, (2 * tables.WideBytes) + tables.NarrowBytes, tables.NarrowBytes, average, average, worker, crew.Count);
        });
    }

    /// <summary>What so many iterations weigh in positive regrets.</summary>
    public static double WeightOf(long iterations, long sweepIterations)
    {
        var weight = 0.0;
        for (var sweep = 1L; sweep <= iterations / sweepIterations; sweep++)
        {
            weight = (weight + sweepIterations) * PositiveFactor(sweep);
        }

        return weight + (iterations % sweepIterations);
    }

    private static double PositiveFactor(long sweep)
    {
        var power = Math.Pow(sweep, Alpha);
        return power / (power + 1);
    }

    private static void Scale<T>(BlueprintTables tables, long first, long bytes, double positive, double negative, int worker, int workers)
        where T : unmanaged, INumber<T>
    {
        foreach (var (at, count) in Parts<T>(first, bytes, worker, workers))
        {
            Scaling.BySign(tables.Block.Slice<T>(at, count), T.CreateTruncating(positive), T.CreateTruncating(negative));
        }
    }

    private static IEnumerable<(long At, int Count)> Parts<T>(long first, long bytes, int worker, int workers)
        where T : unmanaged
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        for (var at = (long)worker * Chunk * size; at < bytes; at += (long)workers * Chunk * size)
        {
            yield return (first + at, (int)Math.Min(Chunk, (bytes - at) / size));
        }
    }
}
