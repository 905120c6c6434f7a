using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Poker.Core.Clustering.Transport;

/// <summary>The vector kernels of the solver; every span's length is a multiple of the vector's lanes.</summary>
internal static class Lanes
{
    /// <summary>The next multiple of the vector's lanes.</summary>
    public static int RoundUp<T>(int count) => (count + Vector256<T>.Count - 1) / Vector256<T>.Count * Vector256<T>.Count;

    /// <summary>target = min(target, row + shift).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MinimumOfShifted<T>(Span<T> target, ReadOnlySpan<T> row, T shift)
        where T : struct
    {
        ref var into = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(row);
        var shifts = Vector256.Create(shift);
        for (nuint i = 0; i < (nuint)target.Length; i += (nuint)Vector256<T>.Count)
        {
            var shifted = Vector256.LoadUnsafe(ref from, i) + shifts;
            Vector256.Min(Vector256.LoadUnsafe(ref into, i), shifted).StoreUnsafe(ref into, i);
        }
    }

    /// <summary>The c-transform of potentials: transform[t] = min over sources s of cost[s, t] − potential[s].</summary>
    /// <param name="costs">The ground's rows.</param>
    /// <param name="rows">Where each source's row starts.</param>
    /// <param name="potentials">One a source.</param>
    /// <param name="transform">As long as a row.</param>
    public static void Transform<T>(ReadOnlySpan<T> costs, ReadOnlySpan<int> rows, ReadOnlySpan<T> potentials, Span<T> transform)
        where T : struct
    {
        ref var cost = ref MemoryMarshal.GetReference(costs);
        ref var into = ref MemoryMarshal.GetReference(transform);
        for (nuint i = 0; i < (nuint)transform.Length; i += (nuint)Vector256<T>.Count)
        {
            var least = Vector256.LoadUnsafe(ref cost, (nuint)rows[0] + i) - Vector256.Create(potentials[0]);
            for (var s = 1; s < rows.Length; s++)
            {
                least = Vector256.Min(least, Vector256.LoadUnsafe(ref cost, (nuint)rows[s] + i) - Vector256.Create(potentials[s]));
            }

            least.StoreUnsafe(ref into, i);
        }
    }

    /// <summary>Σ left · right, exactly; for 16 bits the caller vouches that it fits 32.</summary>
    public static long Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : struct, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(short) && Avx2.IsSupported)
        {
            ref var first = ref Unsafe.As<T, short>(ref MemoryMarshal.GetReference(left));
            ref var second = ref Unsafe.As<T, short>(ref MemoryMarshal.GetReference(right));
            var sums = Vector256<int>.Zero;
            for (nuint i = 0; i < (nuint)left.Length; i += 16)
            {
                sums += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref first, i), Vector256.LoadUnsafe(ref second, i));
            }

            return Vector256.Sum(sums);
        }

        var sum = 0L;
        for (var i = 0; i < left.Length; i++)
        {
            sum += long.CreateTruncating(left[i]) * long.CreateTruncating(right[i]);
        }

        return sum;
    }
}
