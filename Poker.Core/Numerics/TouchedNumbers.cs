using System.Numerics;
using System.Runtime.Intrinsics;

namespace Poker.Core.Numerics;

/// <summary>Up to 64 numbers at a time, with a bit for each that matters: found, gathered, scattered, added.</summary>
/// <remarks>Spans hold a multiple of eight numbers, at most 64. The JIT makes no vectors of such loops by itself.</remarks>
internal static class TouchedNumbers
{
    private const int Lanes = 8;

    /// <summary>deltas = (now − max(before, floor)) · factor where now differs from before, else 0; a bit for each that is not 0.</summary>
    /// <param name="now">Numbers.</param>
    /// <param name="before">What they were.</param>
    /// <param name="floor">What raised those below it as soon as they were touched.</param>
    /// <param name="factor">What the deltas are multiplied by.</param>
    /// <param name="deltas">The results.</param>
    /// <param name="soundness">Becomes not-a-number in a lane with a delta that is not finite.</param>
    public static ulong Differences(
        ReadOnlySpan<float> now, ReadOnlySpan<float> before, float floor, float factor, Span<float> deltas, ref Vector256<float> soundness)
    {
        var (touched, least) = (0UL, Vector256.Create(floor));
        for (var i = 0; i < now.Length; i += Lanes)
        {
            var (value, old) = (Vector256.Create(now[i..]), Vector256.Create(before[i..]));
            var delta = Vector256.AndNot((value - Vector256.Max(old, least)) * factor, Vector256.Equals(value, old));
            touched |= Keep(delta, deltas[i..], ref soundness) << i;
        }

        return touched;
    }

    /// <summary>The same of doubles, the deltas rounded to float.</summary>
    public static ulong Differences(
        ReadOnlySpan<double> now, ReadOnlySpan<double> before, float floor, float factor, Span<float> deltas, ref Vector256<float> soundness)
    {
        var (touched, least) = (0UL, Vector256.Create((double)floor));
        for (var i = 0; i < now.Length; i += Lanes)
        {
            var delta = Vector256.Narrow(Half(now[i..], before[i..], least, factor), Half(now[(i + 4)..], before[(i + 4)..], least, factor));
            touched |= Keep(delta, deltas[i..], ref soundness) << i;
        }

        return touched;

        static Vector256<double> Half(ReadOnlySpan<double> now, ReadOnlySpan<double> before, Vector256<double> least, double factor)
        {
            var (value, old) = (Vector256.Create(now), Vector256.Create(before));
            return Vector256.AndNot((value - Vector256.Max(old, least)) * factor, Vector256.Equals(value, old));
        }
    }

    /// <summary>A bit for each word that is not all zeros: as bits, so that −0 counts.</summary>
    public static ulong NotZero<T>(ReadOnlySpan<T> words)
        where T : unmanaged, IBinaryInteger<T>
    {
        var set = 0UL;
        for (var i = 0; i < words.Length; i += Vector256<T>.Count)
        {
            var zero = Vector256.Equals(Vector256.Create(words[i..]), Vector256<T>.Zero);
            set |= (ulong)(~zero.ExtractMostSignificantBits() & ((1u << Vector256<T>.Count) - 1)) << i;
        }

        return set;
    }

    /// <summary>Writes the values that have a bit, side by side; returns how many.</summary>
    public static int Gather<T>(ulong bits, ReadOnlySpan<T> values, Span<T> to)
    {
        if (bits == ulong.MaxValue)
        {
            values[..64].CopyTo(to);
            return 64;
        }

        var count = 0;
        for (; bits != 0; bits &= bits - 1)
        {
            to[count++] = values[BitOperations.TrailingZeroCount(bits)];
        }

        return count;
    }

    /// <summary>Writes values that lie side by side to the places that have a bit.</summary>
    public static void Scatter<T>(ulong bits, ReadOnlySpan<T> values, Span<T> to)
    {
        for (var count = 0; bits != 0; bits &= bits - 1)
        {
            to[BitOperations.TrailingZeroCount(bits)] = values[count++];
        }
    }

    /// <summary>Adds deltas that lie side by side to the floats that have a bit.</summary>
    public static void Add(ulong bits, ReadOnlySpan<float> deltas, Span<float> to)
    {
        if (bits == ulong.MaxValue)
        {
            for (var i = 0; i < 64; i += Lanes)
            {
                (Vector256.Create(to[i..]) + Vector256.Create(deltas[i..])).CopyTo(to[i..]);
            }

            return;
        }

        for (var count = 0; bits != 0; bits &= bits - 1)
        {
            to[BitOperations.TrailingZeroCount(bits)] += deltas[count++];
        }
    }

    /// <summary>The same to doubles.</summary>
    public static void Add(ulong bits, ReadOnlySpan<float> deltas, Span<double> to)
    {
        for (var count = 0; bits != 0; bits &= bits - 1)
        {
            to[BitOperations.TrailingZeroCount(bits)] += deltas[count++];
        }
    }

    private static ulong Keep(Vector256<float> delta, Span<float> to, ref Vector256<float> soundness)
    {
        delta.CopyTo(to);
        soundness += delta * Vector256<float>.Zero;
        return ~Vector256.Equals(delta, Vector256<float>.Zero).ExtractMostSignificantBits() & 0xFF;
    }
}
