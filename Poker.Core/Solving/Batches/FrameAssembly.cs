using System.Numerics;

namespace Poker.Core.Solving.Batches;

/// <summary>Puts frames together again from pieces of any length, and uses each as soon as it is whole.</summary>
/// <param name="use">Takes a whole frame and returns its checksum.</param>
public sealed class FrameAssembly(FrameAssembly.Use use)
{
    // The length stands in the first words.
    private const int LengthBytes = 12;

    private byte[] _frame = new byte[1 << 16];
    private int _held;

    /// <summary>Takes a whole frame; returns its checksum.</summary>
    public delegate uint Use(ReadOnlySpan<byte> frame);

    /// <summary>Frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Their checksums in one, as <see cref="FrameBuffer.Checksum"/> has it.</summary>
    public uint Checksum { get; private set; } = ~0u;

    /// <summary>Takes the next piece.</summary>
    /// <exception cref="InvalidDataException">It is not of frames, or a frame is damaged.</exception>
    public void Append(ReadOnlySpan<byte> piece)
    {
        while (piece.Length > 0)
        {
            piece = piece[Fill(piece, LengthBytes)..];
            if (_held < LengthBytes)
            {
                return;
            }

            var length = FrameHeader.LengthOf(_frame);
            if (length > _frame.Length)
            {
                Array.Resize(ref _frame, length);
            }

            piece = piece[Fill(piece, length)..];
            if (_held == length)
            {
                Checksum = BitOperations.Crc32C(Checksum, use(_frame.AsSpan(0, length)));
                Frames++;
                Bytes += length;
                _held = 0;
            }
        }
    }

    /// <summary>Fails unless exactly these frames came.</summary>
    /// <exception cref="InvalidDataException">Others did.</exception>
    public void Require(int frames, long bytes, uint checksum)
    {
        if ((Frames, Bytes, Checksum, _held) != (frames, bytes, checksum, 0))
        {
            throw new InvalidDataException(
                $"{Frames} frames of {Bytes} bytes came, with {_held} bytes of another, instead of {frames} of {bytes}: the training's rows are not whole.");
        }
    }

    private int Fill(ReadOnlySpan<byte> piece, int length)
    {
        var count = Math.Clamp(length - _held, 0, piece.Length);
        piece[..count].CopyTo(_frame.AsSpan(_held));
        _held += count;
        return count;
    }
}
