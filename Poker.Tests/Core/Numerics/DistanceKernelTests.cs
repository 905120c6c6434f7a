using System.Runtime.Intrinsics;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Numerics;

public sealed class DistanceKernelTests
{
    [Fact]
    public void L1_is_the_sum_of_absolute_differences_at_every_length()
    {
        var rng = new Rng(1);
        for (var length = 0; length < 300; length++)
        {
            var (left, right) = (Bytes(length, 256, ref rng), Bytes(length, 256, ref rng));

            Assert.Equal(NaiveKMedians.Distance(left, right), L1Distance.Between(left, right));
            Assert.Equal(0, L1Distance.Between(left, left));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => L1Distance.Between(new byte[9], new byte[8]));
    }

    [Fact]
    public void Eights_are_summed_alike_with_and_without_the_processors_instruction()
    {
        var rng = new Rng(2);
        for (var i = 0; i < 1_000; i++)
        {
            var (left, right) = (Bytes(32, 256, ref rng), Bytes(32, 256, ref rng));
            var expected = Enumerable.Range(0, 4).Select(
                lane => (ulong)NaiveKMedians.Distance(left.AsSpan(lane * 8, 8), right.AsSpan(lane * 8, 8))).ToArray();

            Assert.Equal(Vector256.Create(expected), L1Distance.SumEights(Vector256.Create(left), Vector256.Create(right)));
            Assert.Equal(Vector256.Create(expected), L1Distance.SumEightsPortably(Vector256.Create(left), Vector256.Create(right)));
        }
    }

    [Theory]
    [InlineData(47)]
    [InlineData(15)]
    [InlineData(256)]
    public void Sketches_never_overstate_a_distance(int values)
    {
        var rng = new Rng(3);
        for (var length = 8; length < 400; length += 8)
        {
            var (left, right) = (Bytes(length, values, ref rng), Bytes(length, values, ref rng));

            var sketched = NaiveKMedians.Distance(Sketch(left), Sketch(right));

            Assert.InRange(sketched, 0, NaiveKMedians.Distance(left, right));
        }
    }

    [Fact]
    public void A_sketch_holds_the_sum_of_each_four_bytes()
    {
        var rng = new Rng(4);
        var bytes = Bytes(104, 47, ref rng);

        Assert.Equal(
            bytes.Chunk(4).Select(four => (byte)four.Sum(value => value)).Concat(new byte[6]).Order(), Sketch(bytes).Order());
    }

    [Fact]
    public void Screening_finds_what_is_within_and_the_least_beyond()
    {
        var rng = new Rng(5);
        for (var quads = 1; quads <= BlockSums.MaxScreened; quads++)
        {
            var sketches = Enumerable.Range(0, quads * 4).Select(_ => Bytes(32, 256, ref rng)).ToArray();
            var interleaved = new byte[quads * BlockSums.QuadSize];
            for (var quad = 0; quad < quads; quad++)
            {
                BlockSums.Interleave(
                    [.. sketches.AsSpan(quad * 4, 4).ToArray().Select(sketch => Vector256.Create(sketch))],
                    interleaved.AsSpan(quad * BlockSums.QuadSize));
            }

            var point = Bytes(32, 256, ref rng);
            var distances = sketches.Select(sketch => NaiveKMedians.Distance(point, sketch)).ToArray();
            var limit = distances[(int)rng.Below((ulong)distances.Length)];
            var within = BlockSums.Screen(Vector256.Create(point), interleaved, limit, out var leastBeyond);

            Assert.Equal(distances.Select(distance => distance <= limit), Enumerable.Range(0, quads * 4).Select(i => (within >> i & 1) == 1));
            Assert.Equal((uint)distances.Where(distance => distance > limit).DefaultIfEmpty(-1).Min(), leastBeyond);
        }
    }

    [Fact]
    public void Bounds_loosen_by_the_drifts_and_list_the_contested()
    {
        var rng = new Rng(6);
        var (owners, drifts) = (Shorts(1_000, 10, ref rng), Shorts(10, 300, ref rng));
        var (groupDrifts, uppers) = (Shorts(DistanceBounds.Groups, 300, ref rng), Shorts(1_000, 65_536, ref rng));
        var lowers = Shorts(1_000 * DistanceBounds.Groups, 65_536, ref rng).Select(bound => (ushort)(bound | 0x4000 & bound << 1)).ToArray();
        lowers[7] = 100;
        var looseUppers = uppers.Select((upper, i) => (ushort)Math.Min(65_535, upper + drifts[owners[i]])).ToArray();
        var looseLowers = lowers.Select((lower, i) => (ushort)Math.Max(0, lower - groupDrifts[i % DistanceBounds.Groups])).ToArray();
        var contested = new int[1_000];

        var count = DistanceBounds.Loosen(owners, drifts, groupDrifts, uppers, lowers, contested);

        Assert.Equal(looseUppers, uppers);
        Assert.Equal(looseLowers, lowers);
        Assert.Equal(
            Enumerable.Range(0, 1_000).Where(i => looseLowers.Skip(i * DistanceBounds.Groups).Take(DistanceBounds.Groups).Any(lower => lower <= looseUppers[i])),
            contested.Take(count));
        Assert.Equal(
            looseLowers.Take(DistanceBounds.Groups).Select(lower => lower <= 20_000),
            Enumerable.Range(0, DistanceBounds.Groups).Select(group => (DistanceBounds.GroupsWithin(looseLowers.AsSpan(0, DistanceBounds.Groups), 20_000) >> group & 1) == 1));
    }

    [Fact]
    public void Bounds_start_at_the_gap_less_the_distance()
    {
        var rng = new Rng(8);
        var (gaps, lowers) = (Shorts(DistanceBounds.Groups, 2_000, ref rng), new ushort[DistanceBounds.Groups]);

        DistanceBounds.Start(gaps, 900, lowers);

        Assert.Equal(gaps.Select(gap => (ushort)Math.Max(0, gap - 900)), lowers);
    }

    [Fact]
    public void Half_sums_screen_exactly_what_their_bound_allows()
    {
        var rng = new Rng(7);
        foreach (var count in (int[])[0, 1, 15, 16, 17, 500])
        {
            var points = Enumerable.Range(0, count + 1).Select(_ => Bytes(100, 47, ref rng)).ToArray();
            var sums = points.Select(point => HalfSums.Of(point)).ToArray();
            var nearest = Shorts(count, 400, ref rng);
            var (pivot, survivors) = (sums[^1], new int[count]);
            var (lowers, uppers) = (sums.Select(sum => sum.Lower).ToArray(), sums.Select(sum => sum.Upper).ToArray());

            var listed = HalfSums.Screen(lowers.AsSpan(0, count), uppers.AsSpan(0, count), nearest, pivot, survivors);

            Assert.All(points.Zip(sums), pair => Assert.Equal(
                (pair.First.Take(50).Sum(value => value), pair.First.Skip(50).Sum(value => value)), (pair.Second.Lower, pair.Second.Upper)));
            Assert.Equal(
                Enumerable.Range(0, count).Where(
                    i => Math.Abs(sums[i].Lower - pivot.Lower) + Math.Abs(sums[i].Upper - pivot.Upper) < nearest[i]),
                survivors.Take(listed));
        }
    }

    private static byte[] Sketch(byte[] bytes)
    {
        var sketch = new byte[BlockSums.Size];
        BlockSums.Of(bytes).CopyTo(sketch);
        return sketch;
    }

    private static byte[] Bytes(int count, int values, ref Rng rng)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)rng.Below((ulong)values);
        }

        return bytes;
    }

    private static ushort[] Shorts(int count, int values, ref Rng rng)
    {
        var shorts = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            shorts[i] = (ushort)rng.Below((ulong)values);
        }

        return shorts;
    }
}
