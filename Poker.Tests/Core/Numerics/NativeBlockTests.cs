using Poker.Core.Numerics;

namespace Poker.Tests.Core.Numerics;

public sealed class NativeBlockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData((5 << 20) + 13)]
    public void A_block_is_zeros_and_its_chunks_are_all_of_it(int bytes)
    {
        using var block = new NativeBlock(bytes);

        Assert.Equal(bytes, block.Bytes);
        Assert.Equal(0, block.Address % 64);
        Assert.Equal(-1, block.Slice<byte>(0, bytes).IndexOfAnyExcept((byte)0));
        Assert.Equal(bytes, block.Chunks().Sum(chunk => (long)chunk.Count));
        Assert.All(block.Chunks().Zip(block.Chunks().Skip(1)), pair => Assert.Equal(pair.First.At + pair.First.Count, pair.Second.At));
    }

    [Fact]
    public void Nothing_outside_of_a_block_can_be_had_nor_anything_after_its_end()
    {
        var block = new NativeBlock(64);
        Assert.Equal(8, block.Slice<double>(0, 8).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Slice<double>(0, 9).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Slice<double>(-8, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Slice<double>(64, 1).Length);

        block.Dispose();

        Assert.Throws<ObjectDisposedException>(() => block.Slice<double>(0, 1).Length);
    }

    [Fact]
    public void A_copy_has_all_bytes_and_another_length_is_refused()
    {
        using var from = new NativeBlock(1_000);
        using var to = new NativeBlock(1_000);
        using var other = new NativeBlock(999);
        new Random(1).NextBytes(from.Slice<byte>(0, 1_000));

        from.CopyTo(to);

        Assert.Equal(from.Slice<byte>(0, 1_000), to.Slice<byte>(0, 1_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => from.CopyTo(other));
        to.Clear();
        Assert.Equal(-1, to.Slice<byte>(0, 1_000).IndexOfAnyExcept((byte)0));
    }
}
