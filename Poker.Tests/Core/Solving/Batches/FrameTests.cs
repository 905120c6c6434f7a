using System.Buffers.Binary;
using Poker.Core.Numerics;
using Poker.Core.Solving.Batches;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Solving.Batches;

public sealed class FrameTests : IDisposable
{
    private const int WideCount = 4096 + 72, NarrowCount = (65 * 4096) + 16;
    private const float Floor = -50;

    private static readonly BlockSection[] Sections =
    [
        new(0, WideCount, Wide: true, Floored: true),
        new(8 * WideCount, NarrowCount, Wide: false, Floored: true),
        new((8 * WideCount) + (4 * NarrowCount), NarrowCount, Wide: false, Floored: false),
    ];

    private readonly NativeBlock _before = NewBlock();
    private readonly NativeBlock _now = NewBlock();
    private readonly FrameBuffer _frames = new();

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void Deltas_are_those_of_the_naive_twin_and_add_up_as_it_does(double share)
    {
        Fill(share);

        new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 0.25f, _frames);

        for (var index = 0; index < Sections.Length; index++)
        {
            var section = Sections[index];
            var (floor, factor) = section.Floored ? (Floor, 0.25f) : (float.NegativeInfinity, 1);
            var expected = Enumerable.Range(0, (int)section.Count)
                .Select(i => (Place: (long)i, Delta: NaiveDelta.Of(Number(_now, section, i), Number(_before, section, i), floor, factor)))
                .Where(one => one.Delta != 0)
                .ToDictionary(one => one.Place, one => one.Delta);
            var found = NaiveDelta.ReadSection(_frames, index, 4).ToDictionary(one => one.Key, one => BinaryPrimitives.ReadSingleLittleEndian(one.Value));
            Assert.Equal(expected, found);

            using var sum = Copy(_before);
            foreach (var frame in _frames.Frames)
            {
                FrameReader.Read(frame.Span, FrameKind.Delta, Sections, sum);
            }

            Assert.All(expected, one => Assert.Equal(
                section.Wide ? Number(_before, section, (int)one.Key) + one.Value : (float)Number(_before, section, (int)one.Key) + one.Value,
                Number(sum, section, (int)one.Key)));
        }
    }

    [Fact]
    public void Numbers_come_back_bit_for_bit_whatever_they_are()
    {
        double[] odd = [double.NaN, -0.0, double.Epsilon, -double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, 1.0 / 3];
        float[] small = [float.NaN, -0f, float.Epsilon, -float.Epsilon, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1f / 3];
        odd.CopyTo(_now.Slice<double>(8 * 4090, odd.Length));
        small.CopyTo(_now.Slice<float>(Sections[2].At + (4 * (NarrowCount - 8)), small.Length));
        BinaryPrimitives.WriteInt64LittleEndian(_now.Slice<byte>(0, 8), 0x7FF0_0000_0000_0001);

        new FrameWriter().WriteNumbers(_now, Sections, _frames);
        foreach (var frame in _frames.Frames)
        {
            FrameReader.Read(frame.Span, FrameKind.Numbers, Sections, _before);
        }

        Assert.True(_now.Slice<byte>(0, (int)_now.Bytes).SequenceEqual(_before.Slice<byte>(0, (int)_before.Bytes)));
    }

    [Fact]
    public void Subnormal_deltas_count_and_those_that_vanish_as_floats_do_not()
    {
        _now.Slice<float>(Sections[2].At, 2)[1] = float.Epsilon;
        _now.Slice<double>(0, 8)[3] = 1e-300;

        new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 1, _frames);

        Assert.Empty(NaiveDelta.ReadSection(_frames, 0, 4));
        Assert.Equal(float.Epsilon, BinaryPrimitives.ReadSingleLittleEndian(Assert.Single(NaiveDelta.ReadSection(_frames, 2, 4)).Value));
    }

    [Fact]
    public void A_raise_to_the_floor_is_no_part_of_a_delta()
    {
        var now = _now.Slice<double>(0, 8);
        var before = _before.Slice<double>(0, 8);
        (before[0], now[0]) = (-80, -50);
        (before[1], now[1]) = (-80, -47);
        (before[2], now[2]) = (-80, -80);
        (before[3], now[3]) = (-40, -50);

        new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 1, _frames);

        var deltas = NaiveDelta.ReadSection(_frames, 0, 4).ToDictionary(one => one.Key, one => BinaryPrimitives.ReadSingleLittleEndian(one.Value));
        Assert.Equal(new Dictionary<long, float> { [1] = 3, [3] = -10 }, deltas);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void What_is_not_finite_is_no_delta(double number)
    {
        _now.Slice<double>(0, 8)[5] = number;

        Assert.Throws<InvalidDataException>(() => new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 1, _frames));
    }

    [Fact]
    public void Damaged_and_hostile_frames_change_nothing()
    {
        Fill(0.02);
        new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 1, _frames);
        using var untouched = Copy(_before);
        var rng = new Rng(3);
        foreach (var frame in _frames.Frames)
        {
            for (var i = 0; i < 200; i++)
            {
                var hostile = frame.ToArray();
                hostile[rng.Below((ulong)hostile.Length)] ^= (byte)(1 + rng.Below(255));
                Refused(hostile);
                Refused(hostile.AsSpan(0, (int)rng.Below((ulong)hostile.Length)).ToArray());

                // With a checksum that fits: only what the words say can give it away, or it is a frame like others.
                Forged(hostile);
            }
        }

        void Refused(byte[] bytes)
        {
            Assert.Throws<InvalidDataException>(() => FrameReader.Read(bytes, FrameKind.Delta, Sections, _before));
            AssertSame(untouched, _before);
        }

        void Forged(byte[] bytes)
        {
            FrameHeader.Write(bytes, (FrameKind)bytes[12], bytes[13], BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(14)));
            try
            {
                FrameReader.Read(bytes, FrameKind.Delta, Sections, _before);
                untouched.CopyTo(_before);
            }
            catch (InvalidDataException)
            {
                AssertSame(untouched, _before);
            }
        }
    }

    [Fact]
    public void Frames_of_another_kind_are_refused()
    {
        Fill(0.02);
        new FrameWriter().WriteNumbers(_now, Sections, _frames);

        Assert.Throws<InvalidDataException>(() => FrameReader.Read(_frames.Frames[0].Span, FrameKind.Delta, Sections, _before));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8_120)]
    [InlineData(10_000_000)]
    public void Frames_are_put_together_from_pieces_of_any_length(int length)
    {
        Fill(0.05);
        new FrameWriter().WriteDeltas(_now, _before, Sections, Floor, 1, _frames);
        byte[] all = [.. _frames.Frames.SelectMany(frame => frame.ToArray())];
        var whole = new List<byte[]>();
        var assembly = new FrameAssembly(frame =>
        {
            whole.Add(frame.ToArray());
            return FrameHeader.Read(frame).Checksum;
        });

        foreach (var piece in all.Chunk(length))
        {
            assembly.Append(piece);
        }

        assembly.Require(_frames.Frames.Count, _frames.Bytes, _frames.Checksum);
        Assert.Equal(all, whole.SelectMany(frame => frame));
        Assert.Throws<InvalidDataException>(() => assembly.Require(_frames.Frames.Count + 1, _frames.Bytes, _frames.Checksum));
    }

    public void Dispose()
    {
        _before.Dispose();
        _now.Dispose();
    }

    private static NativeBlock NewBlock() => new((8 * WideCount) + (8 * NarrowCount));

    private static NativeBlock Copy(NativeBlock block)
    {
        var copy = NewBlock();
        block.CopyTo(copy);
        return copy;
    }

    private static void AssertSame(NativeBlock one, NativeBlock other) =>
        Assert.True(one.Slice<byte>(0, (int)one.Bytes).SequenceEqual(other.Slice<byte>(0, (int)other.Bytes)));

    private static double Number(NativeBlock block, BlockSection section, int place) =>
        section.Wide ? block.Slice<double>(section.At, (int)section.Count)[place] : block.Slice<float>(section.At, (int)section.Count)[place];

    private void Fill(double share)
    {
        var rng = new Rng(11);
        foreach (var section in Sections)
        {
            for (var i = 0; i < section.Count; i++)
            {
                var before = (200 * rng.NextDouble()) - 100;
                var now = rng.NextDouble() < share ? before + rng.NextDouble() - 0.5 : before;
                if (section.Wide)
                {
                    _before.Slice<double>(section.At, WideCount)[i] = before;
                    _now.Slice<double>(section.At, WideCount)[i] = now;
                }
                else
                {
                    _before.Slice<float>(section.At, NarrowCount)[i] = (float)before;
                    _now.Slice<float>(section.At, NarrowCount)[i] = (float)now;
                }
            }
        }
    }
}
