using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Poker.Core.Learning.Networks;

/// <summary>The product of two matrices of floats, six rows and sixteen columns at a time, which fill the vector registers.</summary>
/// <remarks>
/// Sums go over the inner dimension in its order and are fused (one rounding a step), so that a result is the same on every machine.
/// Source: Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008 (the kernel and the panels; the matrices here
/// fit the cache without blocks).
/// </remarks>
internal static class MatrixProduct
{
    private const int Six = 6;

    /// <summary>target = left · right + start.</summary>
    /// <param name="left">The left matrix; its value (row, i) is at row · <paramref name="leftRow"/> + i · <paramref name="leftStep"/>.</param>
    /// <param name="leftRow">Values from one of its rows to the next.</param>
    /// <param name="leftStep">Values from one of its columns to the next.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="inner">Its columns, and the right matrix's rows.</param>
    /// <param name="right">The right matrix.</param>
    /// <param name="start">What is added to each row: a value for each padded column.</param>
    /// <param name="target">Receives the rows, each as many values as the panels have columns.</param>
    public static void Multiply(
        ReadOnlySpan<float> left, int leftRow, int leftStep, int rows, int inner, Panels right, ReadOnlySpan<float> start, Span<float> target)
    {
        var stride = right.Count * Panels.Width;
        Check(left.Length > ((rows - 1) * leftRow) + ((inner - 1) * leftStep) && target.Length >= rows * stride && start.Length >= stride && inner <= right.Rows);
        for (var panel = 0; panel < right.Count; panel++)
        {
            var column = panel * Panels.Width;
            ref var b = ref MemoryMarshal.GetReference(right[panel, inner]);
            ref var s = ref MemoryMarshal.GetReference(start[column..]);
            var row = 0;
            for (; row + Six <= rows; row += Six)
            {
                SixRows(ref Unsafe.AsRef(in left[row * leftRow]), (nuint)leftRow, (nuint)leftStep, (nuint)inner, ref b, ref s, ref target[(row * stride) + column], (nuint)stride);
            }

            for (; row < rows; row++)
            {
                OneRow(ref Unsafe.AsRef(in left[row * leftRow]), (nuint)leftStep, (nuint)inner, ref b, ref s, ref target[(row * stride) + column]);
            }
        }
    }

    private static void Check(bool fits)
    {
        if (!fits)
        {
            throw new ArgumentException("The matrices do not fit each other.");
        }
    }

    private static void OneRow(ref float a, nuint step, nuint inner, ref float b, ref float start, ref float target)
    {
        var (left, right) = (Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 8));
        for (nuint i = 0; i < inner; i++)
        {
            var value = Vector256.Create(Unsafe.Add(ref a, i * step));
            left = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref b, i * Panels.Width), left);
            right = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref b, (i * Panels.Width) + 8), right);
        }

        left.StoreUnsafe(ref target);
        right.StoreUnsafe(ref target, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows(
        ref float a, nuint row, nuint step, nuint inner, ref float b, ref float start, ref float target, nuint stride)
    {
        var (l0, r0) = (Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 8));
        var (l1, r1, l2, r2, l3, r3, l4, r4, l5, r5) = (l0, r0, l0, r0, l0, r0, l0, r0, l0, r0);
        ref var fourth = ref Unsafe.Add(ref a, 3 * row);
        for (; inner > 0; inner--)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref b), Vector256.LoadUnsafe(ref b, 8));
            var value = Vector256.Create(a);
            (l0, r0) = (Vector256.FusedMultiplyAdd(value, left, l0), Vector256.FusedMultiplyAdd(value, right, r0));
            value = Vector256.Create(Unsafe.Add(ref a, row));
            (l1, r1) = (Vector256.FusedMultiplyAdd(value, left, l1), Vector256.FusedMultiplyAdd(value, right, r1));
            value = Vector256.Create(Unsafe.Add(ref a, 2 * row));
            (l2, r2) = (Vector256.FusedMultiplyAdd(value, left, l2), Vector256.FusedMultiplyAdd(value, right, r2));
            value = Vector256.Create(fourth);
            (l3, r3) = (Vector256.FusedMultiplyAdd(value, left, l3), Vector256.FusedMultiplyAdd(value, right, r3));
            value = Vector256.Create(Unsafe.Add(ref fourth, row));
            (l4, r4) = (Vector256.FusedMultiplyAdd(value, left, l4), Vector256.FusedMultiplyAdd(value, right, r4));
            value = Vector256.Create(Unsafe.Add(ref fourth, 2 * row));
            (l5, r5) = (Vector256.FusedMultiplyAdd(value, left, l5), Vector256.FusedMultiplyAdd(value, right, r5));
            a = ref Unsafe.Add(ref a, step);
            fourth = ref Unsafe.Add(ref fourth, step);
            b = ref Unsafe.Add(ref b, Panels.Width);
        }

        Store(ref target, l0, r0);
        Store(ref Unsafe.Add(ref target, stride), l1, r1);
        Store(ref Unsafe.Add(ref target, 2 * stride), l2, r2);
        Store(ref Unsafe.Add(ref target, 3 * stride), l3, r3);
        Store(ref Unsafe.Add(ref target, 4 * stride), l4, r4);
        Store(ref Unsafe.Add(ref target, 5 * stride), l5, r5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector256<float> left, Vector256<float> right)
    {
        left.StoreUnsafe(ref target);
        right.StoreUnsafe(ref target, 8);
    }
}
