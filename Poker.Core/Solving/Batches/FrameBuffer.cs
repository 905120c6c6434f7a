using System.Numerics;

namespace Poker.Core.Solving.Batches;

/// <summary>Frames in their order, in memory that is used again.</summary>
public sealed class FrameBuffer
{
    private readonly List<byte[]> _memory = [];
    private readonly List<ReadOnlyMemory<byte>> _frames = [];
    private readonly List<uint> _checksums = [];

    /// <summary>The frames.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Frames => _frames;

    /// <summary>Their bytes in all.</summary>
    public long Bytes { get; private set; }

    /// <summary>Their checksums in one: other frames, or another order, give another.</summary>
    public uint Checksum => _checksums.Aggregate(~0u, BitOperations.Crc32C);

    /// <summary>Forgets the frames and keeps the memory.</summary>
    public void Clear()
    {
        _frames.Clear();
        _checksums.Clear();
        Bytes = 0;
    }

    /// <summary>Adds a copy of a frame.</summary>
    internal void Add(ReadOnlySpan<byte> frame, uint checksum)
    {
        var slot = _frames.Count;
        if (slot == _memory.Count)
        {
            _memory.Add([]);
        }

        if (_memory[slot].Length < frame.Length)
        {
            // A little more than asked: the same frame of the next batch is seldom of exactly this length.
            _memory[slot] = GC.AllocateUninitializedArray<byte>(frame.Length + (frame.Length / 16));
        }

        frame.CopyTo(_memory[slot]);
        _frames.Add(_memory[slot].AsMemory(0, frame.Length));
        _checksums.Add(checksum);
        Bytes += frame.Length;
    }
}
