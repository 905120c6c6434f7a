using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Batches;

/// <summary>Adds a frame's deltas to a block, or puts its numbers there. A frame that is damaged, or fits another block, changes nothing.</summary>
internal static class FrameReader
{
    /// <summary>Reads a whole frame into a block; returns its checksum.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="kind">What it has to hold.</param>
    /// <param name="sections">What lies in the block.</param>
    /// <param name="block">The block.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of another block; the block is as it was.</exception>
    public static uint Read(ReadOnlySpan<byte> frame, FrameKind kind, IReadOnlyList<BlockSection> sections, NativeBlock block)
    {
        var header = FrameHeader.Read(frame);
        if (header.Kind != kind || header.Section >= sections.Count || header.FirstBlock < 0
            || (long)header.FirstBlock + header.Blocks > sections[header.Section].Blocks)
        {
            throw Foreign();
        }

        var section = sections[header.Section];
        var bytes = kind == FrameKind.Delta ? sizeof(float) : section.NumberBytes;
        Walk(frame, header, section, bytes, null);
        Walk(frame, header, section, bytes, block);
        return header.Checksum;
    }

    // Without a block it only looks whether everything fits.
    private static void Walk(ReadOnlySpan<byte> frame, in FrameHeader header, BlockSection section, int bytes, NativeBlock? into)
    {
        var rest = frame[FrameHeader.Bytes..];
        for (var block = header.FirstBlock; block < header.FirstBlock + header.Blocks; block++)
        {
            for (var words = Take(ref rest); words != 0; words &= words - 1)
            {
                var word = BitOperations.TrailingZeroCount(words);
                var touched = Take(ref rest);
                var count = section.NumbersOf(block, word);
                var length = BitOperations.PopCount(touched) * bytes;
                if (touched == 0 || (count < BlockSection.WordNumbers && touched >> count != 0) || rest.Length < length)
                {
                    throw Foreign();
                }

                if (into is not null)
                {
                    Put(header.Kind, touched, rest[..length], section, into, section.AtOf(block, word), count);
                }

                rest = rest[length..];
            }
        }

        if (rest.Length > 0)
        {
            throw Foreign();
        }
    }

    private static void Put(FrameKind kind, ulong touched, ReadOnlySpan<byte> values, BlockSection section, NativeBlock into, long at, int count)
    {
        switch (kind, section.Wide)
        {
            case (FrameKind.Delta, true):
                TouchedNumbers.Add(touched, MemoryMarshal.Cast<byte, float>(values), into.Slice<double>(at, count));
                break;
            case (FrameKind.Delta, false):
                TouchedNumbers.Add(touched, MemoryMarshal.Cast<byte, float>(values), into.Slice<float>(at, count));
                break;
            case (_, true):
                TouchedNumbers.Scatter(touched, MemoryMarshal.Cast<byte, ulong>(values), into.Slice<ulong>(at, count));
                break;
            default:
                TouchedNumbers.Scatter(touched, MemoryMarshal.Cast<byte, uint>(values), into.Slice<uint>(at, count));
                break;
        }
    }

    private static ulong Take(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < sizeof(ulong))
        {
            throw Foreign();
        }

        var word = BinaryPrimitives.ReadUInt64LittleEndian(rest);
        rest = rest[sizeof(ulong)..];
        return word;
    }

    private static InvalidDataException Foreign() => new("A frame of a training's numbers does not fit this training: something else wrote it.");
}
