using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Batches;

/// <summary>Writes a training's numbers, or what a batch has added to them, as frames.</summary>
internal sealed class FrameWriter
{
    private readonly byte[] _frame = GC.AllocateUninitializedArray<byte>(FrameHeader.MostBytes);
    private readonly float[] _deltas = new float[BlockSection.WordNumbers];

    private int _length;
    private bool _any;
    private Vector256<float> _soundness;

    /// <summary>Writes now − before, rounded to float.</summary>
    /// <param name="now">A block after a batch.</param>
    /// <param name="before">The same before.</param>
    /// <param name="sections">What lies in them.</param>
    /// <param name="floor">What the batch raised those sections to that have a floor; that raise is not part of its delta.</param>
    /// <param name="scale">What the deltas of those sections are multiplied by.</param>
    /// <param name="to">Takes the frames.</param>
    /// <exception cref="InvalidDataException">A delta is infinite or not a number.</exception>
    public void WriteDeltas(NativeBlock now, NativeBlock before, IReadOnlyList<BlockSection> sections, float floor, float scale, FrameBuffer to)
    {
        _soundness = Vector256<float>.Zero;
        Write(FrameKind.Delta, sections, to, (section, block, word, count) =>
        {
            var (least, factor) = section.Floored ? (floor, scale) : (float.NegativeInfinity, 1);
            var at = section.AtOf(block, word);
            var touched = section.Wide
                ? TouchedNumbers.Differences(now.Slice<double>(at, count), before.Slice<double>(at, count), least, factor, _deltas, ref _soundness)
                : TouchedNumbers.Differences(now.Slice<float>(at, count), before.Slice<float>(at, count), least, factor, _deltas, ref _soundness);
            return Append<float>(touched, _deltas);
        });
        if (_soundness != Vector256<float>.Zero)
        {
            throw new InvalidDataException("A batch came to regrets that are infinite or not a number: nothing of it is used.");
        }
    }

    /// <summary>Writes the numbers themselves, without those that are +0.</summary>
    public void WriteNumbers(NativeBlock block, IReadOnlyList<BlockSection> sections, FrameBuffer to) =>
        Write(FrameKind.Numbers, sections, to, (section, index, word, count) =>
        {
            var at = section.AtOf(index, word);
            if (section.Wide)
            {
                var doubles = block.Slice<ulong>(at, count);
                return Append<ulong>(TouchedNumbers.NotZero<ulong>(doubles), doubles);
            }

            var floats = block.Slice<uint>(at, count);
            return Append<uint>(TouchedNumbers.NotZero<uint>(floats), floats);
        });

    private void Write(FrameKind kind, IReadOnlyList<BlockSection> sections, FrameBuffer to, Func<BlockSection, int, int, int, ulong> appendWord)
    {
        to.Clear();
        for (var index = 0; index < sections.Count; index++)
        {
            var section = sections[index];
            Debug.Assert(section.Count % 8 == 0, "Sections are whole vectors.");
            for (var first = 0; first < section.Blocks; first += FrameHeader.MostBlocks)
            {
                var blocks = Math.Min(FrameHeader.MostBlocks, section.Blocks - first);
                (_length, _any) = (FrameHeader.Bytes, false);
                for (var block = first; block < first + blocks; block++)
                {
                    WriteBlock(section, block, appendWord);
                }

                if (_any)
                {
                    var frame = _frame.AsSpan(0, _length);
                    to.Add(frame, FrameHeader.Write(frame, kind, index, first, blocks));
                }
            }
        }
    }

    private void WriteBlock(BlockSection section, int block, Func<BlockSection, int, int, int, ulong> appendWord)
    {
        var (at, words) = (_length, 0UL);
        _length += sizeof(ulong);
        for (var word = 0; word < BlockSection.WordNumbers; word++)
        {
            var count = section.NumbersOf(block, word);
            if (count == 0)
            {
                break;
            }

            words |= appendWord(section, block, word, count) != 0 ? 1UL << word : 0;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(_frame.AsSpan(at), words);
        _any |= words != 0;
    }

    private ulong Append<T>(ulong touched, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (touched != 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_frame.AsSpan(_length), touched);
            var to = MemoryMarshal.Cast<byte, T>(_frame.AsSpan(_length + sizeof(ulong)));
            _length += sizeof(ulong) + (TouchedNumbers.Gather(touched, values, to) * Unsafe.SizeOf<T>());
        }

        return touched;
    }
}
