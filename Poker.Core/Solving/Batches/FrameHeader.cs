using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Solving.Batches;

/// <summary>The beginning of a frame: a run of blocks of one section, of which only touched numbers have values.</summary>
/// <remarks>
/// Little-endian:
/// <code>
/// 0 "PBF1" │ 4 CRC-32C of all that follows │ 8 bytes of the frame │ 12 kind │ 13 section │ 14 blocks │ 16 first block
/// 20, each block: 8 which of its 64 words have touched numbers │ 8 a touched word: which │ 4, or 8, a touched number: its value
/// </code>
/// A block of nothing is 8 bytes, a full one of floats 16,904 for 4,096 numbers: 3 % more than its values.
/// </remarks>
internal readonly record struct FrameHeader(FrameKind Kind, int Section, int FirstBlock, int Blocks, int Length, uint Checksum)
{
    /// <summary>Bytes of the header.</summary>
    public const int Bytes = 20;

    /// <summary>Blocks of a frame at most, so that a full one of floats is about a mebibyte.</summary>
    public const int MostBlocks = 64;

    /// <summary>The longest frame there is: full, of doubles.</summary>
    public const int MostBytes = Bytes + (MostBlocks * (sizeof(ulong) + (BlockSection.WordNumbers * sizeof(ulong)) + (BlockSection.BlockNumbers * sizeof(double))));

    private const uint Magic = 0x31464250;
    private const int CoveredAt = 8;

    /// <summary>Writes the header of a frame whose blocks are written.</summary>
    public static uint Write(Span<byte> frame, FrameKind kind, int section, int firstBlock, int blocks)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(frame[CoveredAt..], frame.Length);
        frame[12] = (byte)kind;
        frame[13] = (byte)section;
        BinaryPrimitives.WriteUInt16LittleEndian(frame[14..], (ushort)blocks);
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], firstBlock);
        var checksum = Crc(frame[CoveredAt..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], checksum);
        return checksum;
    }

    /// <summary>The length of the frame that begins here, by its own word.</summary>
    /// <exception cref="InvalidDataException">No frame begins here.</exception>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[CoveredAt..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic && length is >= Bytes and <= MostBytes
            ? length
            : throw new InvalidDataException("This is no frame of a training's numbers, or one of another version.");
    }

    /// <summary>Reads the header of a whole frame.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Bytes || LengthOf(frame) != frame.Length)
        {
            throw new InvalidDataException("A frame of a training's numbers is cut off.");
        }

        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
        if (Crc(frame[CoveredAt..]) != checksum)
        {
            throw new InvalidDataException("A frame of a training's numbers is damaged: its checksum differs.");
        }

        return new(
            (FrameKind)frame[12],
            frame[13],
            BinaryPrimitives.ReadInt32LittleEndian(frame[16..]),
            BinaryPrimitives.ReadUInt16LittleEndian(frame[14..]),
            frame.Length,
            checksum);
    }

    // Three streams side by side: one waits three cycles for each of its words.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var third = words.Length / 3;
        var (first, second, last) = (0u, 0u, 0u);
        for (var i = 0; i < third; i++)
        {
            first = BitOperations.Crc32C(first, words[i]);
            second = BitOperations.Crc32C(second, words[third + i]);
            last = BitOperations.Crc32C(last, words[(2 * third) + i]);
        }

        foreach (var tail in bytes[(3 * third * sizeof(ulong))..])
        {
            last = BitOperations.Crc32C(last, tail);
        }

        return BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(~0u, first), second), last);
    }
}
