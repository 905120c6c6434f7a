using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Poker.Core.Numerics;

/// <summary>Σ |a − b| over bytes: the W1 distance of two cumulative histograms.</summary>
/// <remarks>
/// <c>vpsadbw</c> sums eight absolute differences into each 64-bit lane; elsewhere the same sums come from portable vectors.
/// </remarks>
public static class L1Distance
{
    /// <summary>The distance of two equally long byte strings of any length, below 2³¹.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The right one is shorter.</exception>
    public static int Between(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right[..left.Length]);
        var length = (nuint)left.Length;
        nuint at = 0;
        var sums = Vector256<ulong>.Zero;
        for (; at + 32 <= length; at += 32)
        {
            sums += SumEights(Vector256.LoadUnsafe(ref a, at), Vector256.LoadUnsafe(ref b, at));
        }

        for (; at + 8 <= length; at += 8)
        {
            sums += SumEights(Eight(left, at), Eight(right, at));
        }

        var total = (int)Vector256.Sum(sums);
        for (; at < length; at++)
        {
            total += Math.Abs(left[(int)at] - right[(int)at]);
        }

        return total;
    }

    /// <summary>Absolute differences, summed over the eight bytes of each 64-bit lane.</summary>
    internal static Vector256<ulong> SumEights(Vector256<byte> left, Vector256<byte> right) =>
        Avx2.IsSupported ? Avx2.SumAbsoluteDifferences(left, right).AsUInt64()
        : Sse2.IsSupported ? Vector256.Create(
            Sse2.SumAbsoluteDifferences(left.GetLower(), right.GetLower()).AsUInt64(),
            Sse2.SumAbsoluteDifferences(left.GetUpper(), right.GetUpper()).AsUInt64())
        : SumEightsPortably(left, right);

    /// <summary><see cref="SumEights"/> without any one processor's instructions.</summary>
    internal static Vector256<ulong> SumEightsPortably(Vector256<byte> left, Vector256<byte> right)
    {
        var fours = BlockSums.SumFours(Vector256.Max(left, right) - Vector256.Min(left, right)).AsUInt64();
        return (fours & Vector256.Create(0xFFFF_FFFFUL)) + (fours >> 32);
    }

    private static Vector256<byte> Eight(ReadOnlySpan<byte> bytes, nuint at) =>
        Vector256.CreateScalar(MemoryMarshal.Read<ulong>(bytes[(int)at..])).AsByte();
}
