using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Poker.Core.Numerics;

/// <summary>A byte string of up to 128 bytes squeezed into 32: each byte the sum of four neighbours, at most 255.</summary>
/// <remarks>
/// The L1 distance of two sketches never exceeds that of the strings (|Σa − Σb| ≤ Σ|a − b|, and cutting at 255 only brings sums closer).
/// Two cumulative histograms cross rarely, so the bound is close: it replaces the distance nearly everywhere at a quarter of the loads.
/// Longer strings add their further 128 bytes onto the same 32 sums: still a bound, less close.
/// </remarks>
internal static class BlockSums
{
    /// <summary>Bytes of a sketch.</summary>
    public const int Size = 32;

    /// <summary>Sketches side by side in <see cref="DistancesToFour"/>.</summary>
    public const int Lanes = 4;

    private const int Covered = 128;

    /// <summary>The sketch of a string whose length is a multiple of 8; which byte holds which block is the same for every string.</summary>
    public static Vector256<byte> Of(ReadOnlySpan<byte> bytes)
    {
        var sketch = OfCovered(bytes);
        while (bytes.Length > Covered)
        {
            bytes = bytes[Covered..];
            var more = OfCovered(bytes);
            sketch += Vector256.Min(more, ~sketch);
        }

        return sketch;
    }

    /// <summary>Writes four sketches so that each 64-bit column of four holds the same eight blocks: 128 bytes.</summary>
    public static void Interleave(ReadOnlySpan<Vector256<byte>> four, Span<byte> quad)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(quad);
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var word = 0; word < Lanes; word++)
            {
                words[(word * Lanes) + lane] = four[lane].AsUInt64()[word];
            }
        }
    }

    /// <summary>The distances of one sketch to four interleaved ones, each in a 64-bit lane.</summary>
    public static Vector256<uint> DistancesToFour(Vector256<byte> sketch, ReadOnlySpan<byte> quad)
    {
        ref var four = ref MemoryMarshal.GetReference(quad[..(Lanes * Size)]);
        var words = sketch.AsUInt64();
        var sums = L1Distance.SumEights(Vector256.Create(words[0]).AsByte(), Vector256.LoadUnsafe(ref four, 0))
            + L1Distance.SumEights(Vector256.Create(words[1]).AsByte(), Vector256.LoadUnsafe(ref four, 32))
            + L1Distance.SumEights(Vector256.Create(words[2]).AsByte(), Vector256.LoadUnsafe(ref four, 64))
            + L1Distance.SumEights(Vector256.Create(words[3]).AsByte(), Vector256.LoadUnsafe(ref four, 96));
        return sums.AsUInt32();
    }

    /// <summary>The sum of the four bytes of each 32-bit lane.</summary>
    internal static Vector256<uint> SumFours(Vector256<byte> bytes)
    {
        var twos = (bytes.AsUInt16() & Vector256.Create((ushort)0xFF)) + (bytes.AsUInt16() >> 8);
        return (twos.AsUInt32() & Vector256.Create(0xFFFFu)) + (twos.AsUInt32() >> 16);
    }

    private static Vector256<byte> OfCovered(ReadOnlySpan<byte> bytes)
    {
        var packed = CutFours(bytes, 0) | (CutFours(bytes, 32) << 8) | (CutFours(bytes, 64) << 16) | (CutFours(bytes, 96) << 24);
        return packed.AsByte();
    }

    private static Vector256<uint> CutFours(ReadOnlySpan<byte> bytes, int at) =>
        Vector256.Min(SumFours(LoadUpTo32(bytes, at)), Vector256.Create((uint)byte.MaxValue));

    private static Vector256<byte> LoadUpTo32(ReadOnlySpan<byte> bytes, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        return (bytes.Length - at) switch
        {
            >= 32 => Vector256.LoadUnsafe(ref first, (nuint)at),
            >= 24 => Vector256.Create(
                Vector128.LoadUnsafe(ref first, (nuint)at), Vector128.CreateScalar(Word(bytes, at + 16)).AsByte()),
            >= 16 => Vector128.LoadUnsafe(ref first, (nuint)at).ToVector256(),
            >= 8 => Vector256.CreateScalar(Word(bytes, at)).AsByte(),
            _ => Vector256<byte>.Zero,
        };
    }

    private static ulong Word(ReadOnlySpan<byte> bytes, int at) => MemoryMarshal.Read<ulong>(bytes[at..]);
}
