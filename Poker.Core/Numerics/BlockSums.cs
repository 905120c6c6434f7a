using System.Diagnostics;
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

    /// <summary>Sketches that stand interleaved.</summary>
    public const int Lanes = 4;

    /// <summary>Bytes of four interleaved sketches.</summary>
    public const int QuadSize = Lanes * Size;

    /// <summary>Quads that <see cref="Screen"/> takes at most.</summary>
    public const int MaxScreened = 16;

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

    /// <summary>Screens up to 16 quads of interleaved sketches for those no farther than a distance.</summary>
    /// <param name="sketch">The sketch of a point.</param>
    /// <param name="quads">128 bytes a quad.</param>
    /// <param name="distance">At most 2³¹ − 1.</param>
    /// <param name="leastBeyond">The least distance of the sketches that are farther, or 2³² − 1.</param>
    /// <returns>Bit 4 · quad + lane for every sketch within the distance.</returns>
    public static ulong Screen(Vector256<byte> sketch, ReadOnlySpan<byte> quads, int distance, out uint leastBeyond)
    {
        Debug.Assert(quads.Length <= MaxScreened * QuadSize && quads.Length % QuadSize == 0);
        ref var first = ref MemoryMarshal.GetReference(quads);
        var words = sketch.AsUInt64();
        var (word0, word1) = (Vector256.Create(words[0]).AsByte(), Vector256.Create(words[1]).AsByte());
        var (word2, word3) = (Vector256.Create(words[2]).AsByte(), Vector256.Create(words[3]).AsByte());
        var limit = Vector256.Create(distance + 1L);
        var least = Vector256<uint>.AllBitsSet;
        var within = 0UL;
        for (nuint at = 0; at < (nuint)quads.Length; at += QuadSize)
        {
            var sums = L1Distance.SumEights(word0, Vector256.LoadUnsafe(ref first, at))
                + L1Distance.SumEights(word1, Vector256.LoadUnsafe(ref first, at + 32))
                + (L1Distance.SumEights(word2, Vector256.LoadUnsafe(ref first, at + 64))
                + L1Distance.SumEights(word3, Vector256.LoadUnsafe(ref first, at + 96)));
            var close = Vector256.GreaterThan(limit, sums.AsInt64());
            least = Vector256.Min(least, (sums | close.AsUInt64()).AsUInt32());
            within |= (ulong)close.ExtractMostSignificantBits() << (int)(at / Size);
        }

        leastBeyond = Math.Min(Math.Min(least[0], least[2]), Math.Min(least[4], least[6]));
        return within;
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
