using Poker.Core.Numerics;
using Poker.Explorer.Buckets;

namespace Poker.Tests.Explorer.Buckets;

public sealed class BucketMapTests
{
    [Fact]
    public void Distances_in_a_plane_are_kept_and_the_first_axis_rises_with_equity()
    {
        var rng = new Rng(4);
        var points = Enumerable.Range(0, 40).Select(_ => (X: rng.NextDouble(), Y: 0.3 * rng.NextDouble())).ToArray();
        var distances = points.SelectMany(one => points.Select(other => (float)Distance(one, other))).ToArray();

        // Equity falls along the points' own axis: the map has to turn it round.
        var map = BucketMap.Of(distances, points.Select(point => (float)(1 - point.X)).ToArray());

        Assert.InRange(map.Stress, 0, 1e-6);
        Assert.Equal(1, map.AxisShares.Sum(), 6);
        Assert.True(map.AxisShares[0] > map.AxisShares[1]);
        for (var pair = 0; pair < distances.Length; pair++)
        {
            var (left, right) = (pair / 40, pair % 40);
            Assert.Equal(distances[pair], Distance((map.X[left], map.Y[left]), (map.X[right], map.Y[right])), tolerance: 1e-6);
        }

        var best = Array.IndexOf(points, points.MinBy(point => point.X));
        var worst = Array.IndexOf(points, points.MaxBy(point => point.X));
        Assert.True(map.X[best] > map.X[worst]);
        Assert.Equal(map.Y.Max(Math.Abs), map.Y.Max(), 12);
    }

    [Fact]
    public void What_lies_on_a_line_stays_on_it()
    {
        var equity = Enumerable.Range(0, 11).Select(bucket => bucket / 10f).ToArray();

        var map = BucketMap.Of(equity.SelectMany(one => equity.Select(other => Math.Abs(one - other))).ToArray(), equity);

        Assert.All(map.X.Zip(equity), pair => Assert.Equal(pair.Second - 0.5, pair.First, 6));
        Assert.All(map.Y, place => Assert.Equal(0, place, 3));
        Assert.Equal(1, map.AxisShares[0], 6);
    }

    [Fact]
    public void One_bucket_lies_in_the_middle()
    {
        var map = BucketMap.Of([0], [0.5f]);

        Assert.Equal((0, 0, 0), (map.X.Single(), map.Y.Single(), map.Stress));
    }

    [Fact]
    public void The_stress_is_what_two_axes_cannot_show()
    {
        // A regular tetrahedron: all distances 1, none of which a plane can show all of.
        var distances = Enumerable.Range(0, 16).Select(pair => pair / 4 == pair % 4 ? 0f : 1f).ToArray();

        var map = BucketMap.Of(distances, [0.1f, 0.2f, 0.3f, 0.4f]);

        Assert.Equal(2.0 / 3, map.AxisShares.Sum(), 6);
        Assert.InRange(map.Stress, 0.1, 0.5);
    }

    private static double Distance((double X, double Y) one, (double X, double Y) other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));
}
