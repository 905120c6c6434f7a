using Poker.Core.Clustering;
using Poker.Core.Clustering.Means;

namespace Poker.Tests.Core.Clustering;

public sealed class ReseedingTests
{
    [Fact]
    public void Empty_clusters_take_the_farthest_points_that_are_not_alone()
    {
        var points = new HistogramPoints(3, 2, [0, 1, 2, 3, 4, 5], [0, 1, 2, 0, 1], [2, 2, 2, 2, 2], [1, 2, 3, 4, 5]);
        var states = new PointStates<short>(points, 4, 100);
        new ushort[] { 1, 1, 3, 1, 1 }.CopyTo(states.Assignments, 0);
        new long[] { 7, 9, 50, 9, 8 }.CopyTo(states.Distances, 0);
        var sums = new long[] { 0, 0, 0, 10, 14, 0, 0, 0, 0, 0, 0, 6 };

        Reseeding.FillEmptyClusters(points, states, sums, 4);

        Assert.Equal([1, 0, 3, 2, 1], states.Assignments.Select(cluster => (int)cluster));
        Assert.Equal([7, 0, 50, 0, 8], states.Distances);
        Assert.Equal([0, 4, 0, 2, 10, 0, 8, 0, 0, 0, 0, 6], sums);
        Assert.Equal(9 / states.BoundUnit, states.Bounds(1)[1]);
    }
}
