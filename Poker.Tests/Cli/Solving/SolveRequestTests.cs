using Poker.Cli.Solving;

namespace Poker.Tests.Cli.Solving;

public sealed class SolveRequestTests
{
    [Theory]
    [InlineData(1, 0, new long[] { 1 })]
    [InlineData(50, 0, new long[] { 1, 2, 5, 10, 20, 50 })]
    [InlineData(1_234, 0, new long[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 1_234 })]
    [InlineData(10, 4, new long[] { 4, 8, 10 })]
    [InlineData(3, 4, new long[] { 3 })]
    public void Points_widen_or_keep_their_distance_and_end_with_the_last(long iterations, long every, long[] points) =>
        Assert.Equal(points, new SolveRequest("kuhn", "cfr", new(), iterations, every, 1, 1, false).Points());
}
