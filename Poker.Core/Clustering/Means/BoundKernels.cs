using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Poker.Core.Clustering.Means;

/// <summary>The vector kernel over one point's bounds.</summary>
internal static class BoundKernels
{
    /// <summary>Lowers each bound by its centroid's drift, not below 0, and lists those that reach down to the threshold.</summary>
    /// <param name="bounds">A point's bounds, whole vectors.</param>
    /// <param name="drifts">As many drifts.</param>
    /// <param name="threshold">The largest bound that is listed.</param>
    /// <param name="except">An index that isn't listed.</param>
    /// <param name="listed">Receives the indices, ascending.</param>
    /// <returns>How many were listed.</returns>
    public static int Drift(Span<ushort> bounds, ReadOnlySpan<ushort> drifts, ushort threshold, int except, Span<int> listed)
    {
        ref var bound = ref MemoryMarshal.GetReference(bounds);
        ref var drift = ref MemoryMarshal.GetReference(drifts);
        var thresholds = Vector256.Create(threshold);
        var count = 0;
        for (var i = 0; i < bounds.Length; i += Vector256<ushort>.Count)
        {
            var before = Vector256.LoadUnsafe(ref bound, (nuint)i);
            var after = before - Vector256.Min(before, Vector256.LoadUnsafe(ref drift, (nuint)i));
            after.StoreUnsafe(ref bound, (nuint)i);
            for (var bits = Vector256.Equals(Vector256.Min(after, thresholds), after).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                listed[count] = i + BitOperations.TrailingZeroCount(bits);
                count += listed[count] == except ? 0 : 1;
            }
        }

        return count;
    }
}
