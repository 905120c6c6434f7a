using System.Buffers.Binary;
using Poker.Core.Solving.Batches;

namespace Poker.Tests.Reference;

/// <summary>The frames of deltas as their description has them, a number at a time.</summary>
internal static class NaiveDelta
{
    /// <summary>What a frame says: the place of each value in its section, and its bytes.</summary>
    public static Dictionary<long, byte[]> Read(ReadOnlySpan<byte> frame, int valueBytes)
    {
        var values = new Dictionary<long, byte[]>();
        var (at, blocks, first) = (20, BinaryPrimitives.ReadUInt16LittleEndian(frame[14..]), BinaryPrimitives.ReadInt32LittleEndian(frame[16..]));
        for (var block = first; block < first + blocks; block++)
        {
            var words = BinaryPrimitives.ReadUInt64LittleEndian(frame[at..]);
            at += 8;
            for (var word = 0; word < 64; word++)
            {
                if ((words >> word & 1) == 0)
                {
                    continue;
                }

                var touched = BinaryPrimitives.ReadUInt64LittleEndian(frame[at..]);
                at += 8;
                for (var bit = 0; bit < 64; bit++)
                {
                    if ((touched >> bit & 1) != 0)
                    {
                        values.Add((block * 4096L) + (word * 64) + bit, frame.Slice(at, valueBytes).ToArray());
                        at += valueBytes;
                    }
                }
            }
        }

        Assert.Equal(frame.Length, at);
        return values;
    }

    /// <summary>The delta of a number.</summary>
    public static float Of(double now, double before, float floor, float factor) =>
        now.Equals(before) || now == before ? 0 : (float)((now - Math.Max(before, floor)) * factor);

    /// <summary>All frames of a section.</summary>
    public static Dictionary<long, byte[]> ReadSection(FrameBuffer frames, int section, int valueBytes) =>
        frames.Frames.Where(frame => frame.Span[13] == section).SelectMany(frame => Read(frame.Span, valueBytes)).ToDictionary();
}
