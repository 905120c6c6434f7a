using System.Numerics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <summary>A ground metric in the number type that the solver works in, its rows padded to whole vectors.</summary>
/// <remarks>
/// With G the largest distance, an arc of the solver's graph is within ±G, a shortest path within −2G … G, and larger numbers stand for
/// "none", so large that no sum with them looks like a path: 2G + 1 for a source not reached yet, 3G pads rows and columns, 4G are the arcs
/// of a source without sinks. No sum exceeds 6G + 1: 16 bits do up to G = 5,461, and the turn's 4,600 fit.
/// </remarks>
internal sealed class PaddedGround<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public PaddedGround(GroundMetric ground)
    {
        Count = ground.Count;
        Stride = Lanes.RoundUp<T>(ground.Count);
        var largest = Math.Max(1, ground.Largest);
        Padding = T.CreateChecked(3L * largest);
        Unreached = T.CreateChecked((2L * largest) + 1);
        NoSinks = T.CreateChecked(4L * largest);
        Largest = ground.Largest;
        Rows = new T[Count * Stride];
        Array.Fill(Rows, Padding);
        for (var i = 0; i < ground.Costs.Length; i++)
        {
            Rows[(i / Count * Stride) + (i % Count)] = T.CreateChecked(ground.Costs[i]);
        }
    }

    /// <summary>Buckets.</summary>
    public int Count { get; }

    /// <summary>Entries from one row to the next, a multiple of the vector's lanes.</summary>
    public int Stride { get; }

    /// <summary>Count · Stride distances.</summary>
    public T[] Rows { get; }

    /// <summary>The largest distance G.</summary>
    public int Largest { get; }

    public T Padding { get; }

    public T Unreached { get; }

    public T NoSinks { get; }

    /// <summary>Whether a metric and a mass fit the number type.</summary>
    public static bool Fits(GroundMetric ground, long massUnits) =>
        (6L * Math.Max(1, ground.Largest)) + 1 <= long.CreateChecked(T.MaxValue) && massUnits <= long.CreateChecked(T.MaxValue);
}
