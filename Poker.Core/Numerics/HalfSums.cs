using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Poker.Core.Numerics;

/// <summary>Two numbers a byte string, the sums of its lower and its upper half: |Δlower| + |Δupper| never exceeds the L1 distance.</summary>
/// <remarks>Sixteen points are screened by a handful of vector operations, without touching the points themselves.</remarks>
internal static class HalfSums
{
    /// <summary>The sums of the first half and of the rest; the caller knows that they fit.</summary>
    public static (ushort Lower, ushort Upper) Of(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> zeros = stackalloc byte[64];
        return ((ushort)Sum(bytes[..(bytes.Length / 2)], zeros), (ushort)Sum(bytes[(bytes.Length / 2)..], zeros));
    }

    /// <summary>Lists the points that may be closer to a pivot than their <paramref name="nearest"/> distance says.</summary>
    /// <param name="lowers">Lower sums of a run of points.</param>
    /// <param name="uppers">Their upper sums.</param>
    /// <param name="nearest">Their distances to beat.</param>
    /// <param name="pivot">The pivot's sums.</param>
    /// <param name="survivors">Takes the listed positions, ascending; as long as the run.</param>
    /// <returns>How many are listed.</returns>
    public static int Screen(
        ReadOnlySpan<ushort> lowers,
        ReadOnlySpan<ushort> uppers,
        ReadOnlySpan<ushort> nearest,
        (ushort Lower, ushort Upper) pivot,
        Span<int> survivors)
    {
        lowers = lowers[..nearest.Length];
        uppers = uppers[..nearest.Length];
        var count = 0;
        var at = 0;
        var lowerPivot = Vector256.Create(pivot.Lower);
        var upperPivot = Vector256.Create(pivot.Upper);
        for (; at + Vector256<ushort>.Count <= nearest.Length; at += Vector256<ushort>.Count)
        {
            var gap = Gap(Load(lowers, at), lowerPivot) + Gap(Load(uppers, at), upperPivot);
            var near = Vector256.LessThan(gap, Load(nearest, at)).ExtractMostSignificantBits();
            for (; near != 0; near &= near - 1)
            {
                survivors[count++] = at + BitOperations.TrailingZeroCount(near);
            }
        }

        for (; at < nearest.Length; at++)
        {
            if (Math.Abs(lowers[at] - pivot.Lower) + Math.Abs(uppers[at] - pivot.Upper) < nearest[at])
            {
                survivors[count++] = at;
            }
        }

        return count;
    }

    private static int Sum(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> zeros)
    {
        var sum = 0;
        for (; bytes.Length > zeros.Length; bytes = bytes[zeros.Length..])
        {
            sum += L1Distance.Between(zeros, bytes);
        }

        return sum + L1Distance.Between(bytes, zeros);
    }

    private static Vector256<ushort> Gap(Vector256<ushort> left, Vector256<ushort> right) =>
        Vector256.Max(left, right) - Vector256.Min(left, right);

    private static Vector256<ushort> Load(ReadOnlySpan<ushort> values, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
}
