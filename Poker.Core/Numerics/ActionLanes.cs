using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Poker.Core.Numerics;

/// <summary>Regret matching, sampling and updates of one information set's few actions in eight lanes, without branches.</summary>
/// <remarks>
/// An information set has 2 to 7 numbers anywhere in a native block that ends 32 bytes after the last one: loads take eight lanes and mask,
/// stores write the set's own numbers alone, since other threads write its neighbours. Sums are taken in one fixed order, so that machines
/// with narrower vectors get the same bits. Addresses are the caller's promise.
/// </remarks>
internal static unsafe class ActionLanes
{
    /// <summary>Lanes, and floats that must be readable from a set's first on.</summary>
    public const int Count = 8;

    private static Vector256<float> Numbers => Vector256.Create(1f, 2, 3, 4, 5, 6, 7, 8);

    /// <summary>All bits set in the lanes of a set's actions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(int actions) => Vector256.LessThanOrEqual(Numbers, Vector256.Create((float)actions));

    /// <summary>Eight floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(nint address) => Vector256.Load((float*)address);

    /// <summary>Eight floats into the caller's own scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreAll(nint address, Vector256<float> values) => values.Store((float*)address);

    /// <summary>A float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Float(nint address) => ref *(float*)address;

    /// <summary>A double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref double Double(nint address) => ref *(double*)address;

    /// <summary>An address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref nint Pointer(nint address) => ref *(nint*)address;

    /// <summary>A 64-bit word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ulong Word(nint address) => ref *(ulong*)address;

    /// <summary>Eight doubles, rounded to float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadWide(nint address) =>
        Vector256.Narrow(Vector256.Load((double*)address), Vector256.Load((double*)address + 4));

    /// <summary>Adds a lane an action to doubles, which stay at the floor or above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddWide(nint address, Vector256<float> deltas, int actions, float floor)
    {
        var to = (double*)address;
        var (low, high) = Vector256.Widen(deltas);
        var sums = Vector256.Max(Vector256.Load(to) + low, Vector256.Create((double)floor));
        if ((actions & 4) != 0)
        {
            high = Vector256.Max(Vector256.Load(to + 4) + high, Vector256.Create((double)floor));
            sums.Store(to);
            sums = high;
            to += 4;
        }

        var part = sums.GetLower();
        if ((actions & 2) != 0)
        {
            part.Store(to);
            part = sums.GetUpper();
            to += 2;
        }

        if ((actions & 1) != 0)
        {
            *to = part.ToScalar();
        }
    }

    /// <summary>The deltas with zeros in some lanes.</summary>
    /// <param name="deltas">Any.</param>
    /// <param name="lanes">A bit a lane to clear.</param>
    public static Vector256<float> Without(Vector256<float> deltas, uint lanes)
    {
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        return deltas & Vector256.Equals(Vector256.Create((int)lanes) & bits, Vector256<int>.Zero).AsSingle();
    }

    /// <summary>Asks for the line at an address; any address will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Request(nint address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((void*)address);
        }
    }

    /// <summary>Writes the first lanes, as many as there are actions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(nint address, Vector256<float> values, int actions)
    {
        var to = (float*)address;
        var part = values.GetLower();
        if ((actions & 4) != 0)
        {
            part.Store(to);
            part = values.GetUpper();
            to += 4;
        }

        if ((actions & 2) != 0)
        {
            *(double*)to = part.AsDouble().ToScalar();
            part = Vector128.Shuffle(part, Vector128.Create(2, 3, 2, 3));
            to += 2;
        }

        if ((actions & 1) != 0)
        {
            *to = part.ToScalar();
        }
    }

    /// <summary>Running sums of the strategy's weights, whose last lane is the total: positive regrets, or all ones where none is positive.</summary>
    /// <param name="regrets">Cumulative regrets; lanes beyond the actions hold anything but not-a-number.</param>
    /// <param name="actions">2 to 7.</param>
    /// <param name="weights">The weights, 0 beyond the actions.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Match(Vector256<float> regrets, int actions, out Vector256<float> weights)
    {
        var mask = Mask(actions);
        var positive = Vector256.Max(regrets, Vector256<float>.Zero) & mask;
        var low = RunningSums(positive.GetLower());
        var high = RunningSums(positive.GetUpper()) + Vector128.Shuffle(low, Vector128.Create(3, 3, 3, 3));
        var sums = Vector256.Create(low, high);
        var any = Vector256.GreaterThan(Last(sums), Vector256<float>.Zero);
        weights = Vector256.ConditionalSelect(any, positive, Vector256<float>.One & mask);
        return Vector256.ConditionalSelect(any, sums, Vector256.Min(Numbers, Vector256.Create((float)actions)));
    }

    /// <summary>The last lane in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Last(Vector256<float> sums)
    {
        var last = Vector128.Shuffle(sums.GetUpper(), Vector128.Create(3, 3, 3, 3));
        return Vector256.Create(last, last);
    }

    /// <summary>Draws an action: the first whose running sum exceeds the drawn part of the total.</summary>
    /// <param name="sums">As <see cref="Match"/> returns them.</param>
    /// <param name="actions">2 to 7.</param>
    /// <param name="random">64 random bits; the top 23 are used, so that the part stays below 1 when it is rounded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Draw(Vector256<float> sums, int actions, ulong random)
    {
        var part = (int)(random >> 41) * (1f / (1 << 23));
        var passed = Vector256.LessThanOrEqual(sums, Last(sums) * Vector256.Create(part)).ExtractMostSignificantBits();
        return System.Numerics.BitOperations.PopCount(passed & ((1u << (actions - 1)) - 1));
    }

    /// <summary>The sum of all lanes in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector256<float> values)
    {
        var sum = values.GetLower() + values.GetUpper();
        sum += Vector128.Shuffle(sum, Vector128.Create(2, 3, 0, 1));
        sum += Vector128.Shuffle(sum, Vector128.Create(1, 0, 3, 2));
        return Vector256.Create(sum, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> RunningSums(Vector128<float> values)
    {
        values += ShiftUp(values, 4);
        return values + ShiftUp(values, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ShiftUp(Vector128<float> values, [ConstantExpected] byte bytes) => Sse2.IsSupported
        ? Sse2.ShiftLeftLogical128BitLane(values.AsByte(), bytes).AsSingle()
        : bytes == 4
            ? Vector128.Create(0, values[0], values[1], values[2])
            : Vector128.Create(0, 0, values[0], values[1]);
}
