using Poker.Core.Clustering;
using Poker.Core.Clustering.Medians;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering.Medians;

public sealed class AssignmentStepTests
{
    [Fact]
    public void Any_start_finds_the_nearest_and_counts_it()
    {
        var points = RandomCdfs.Of(3_000, 100, 46, 4);
        var centroids = new CentroidSet(points, [5, 17, 400, 23, 99, 2_000, 2_999]);
        var step = StartWithoutKnowledge(points, centroids, threads: 2);

        var (moved, distances) = step.Assign(centroids);

        var expected = Enumerable.Range(0, points.Count).Select(i => (ushort)NaiveKMedians.Nearest(points[i], Values(centroids))).ToArray();
        Assert.Equal(expected, step.Owners);
        Assert.Equal(expected.LongCount(owner => owner != 0), moved);
        Assert.InRange(distances, points.Count, 7L * points.Count);
        Assert.Equal(points.Weights.Sum(), Enumerable.Range(0, 7).Sum(step.Counts.Weight));
        Assert.Equal(
            Enumerable.Range(0, points.Count).Sum(i => (long)points.Weights[i] * NaiveKMedians.Distance(points[i], centroids.Points[expected[i]])),
            step.Counts.Inertia(centroids.Points));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(600)]
    public void Iteration_after_iteration_the_nearest_is_found(int clusters)
    {
        var points = RandomCdfs.Of(1_200, 100, 46, 8);
        var centroids = new CentroidSet(points, [.. Enumerable.Range(0, clusters).Select(k => k * 2)]);
        var step = StartWithoutKnowledge(points, centroids, threads: 1);
        for (var iteration = 0; iteration < 4; iteration++)
        {
            step.Assign(centroids);

            Assert.Equal(Enumerable.Range(0, points.Count).Select(i => (ushort)NaiveKMedians.Nearest(points[i], Values(centroids))), step.Owners);
            centroids.MoveToMedians(step.Counts);
        }
    }

    [Fact]
    public void Counts_of_ranges_add_up_to_those_of_the_whole()
    {
        var points = RandomCdfs.Of(3_000, 100, 46, 4);
        var centroids = new CentroidSet(points, [5, 17, 400]);
        var whole = StartWithoutKnowledge(points, centroids, threads: 1);
        var left = StartWithoutKnowledge(Range(points, 0, 1_111), centroids, threads: 1);
        var right = StartWithoutKnowledge(Range(points, 1_111, 3_000), centroids, threads: 1);
        whole.Assign(centroids);
        left.Assign(centroids);
        right.Assign(centroids);

        left.Counts.Absorb(right.Counts);

        Assert.Equal(whole.Counts.Inertia(centroids.Points), left.Counts.Inertia(centroids.Points));
        Assert.Equal(Medians(whole.Counts), Medians(left.Counts));
        Assert.Equal(0, right.Counts.Weight(0));
    }

    [Fact]
    public void An_empty_cluster_takes_the_farthest_point_that_is_not_alone()
    {
        var points = RandomCdfs.Of(300, 100, 46, 4);
        var centroids = new CentroidSet(points, [5, 17, 5, 5]);
        var step = StartWithoutKnowledge(points, centroids, threads: 1);
        step.Assign(centroids);
        var before = step.Owners.ToArray();
        var farthest = Enumerable.Range(0, points.Count)
            .OrderByDescending(i => NaiveKMedians.Distance(points[i], centroids.Points[before[i]])).ThenBy(i => i).Take(2).ToArray();

        Assert.Equal(2, step.FillEmpty(centroids));

        Assert.Equal([2, 3], farthest.Select(i => (int)step.Owners[i]));
        Assert.Equal(2, Enumerable.Range(0, points.Count).Count(i => before[i] != step.Owners[i]));
        centroids.MoveToMedians(step.Counts);
        step.Assign(centroids);
        Assert.Equal(Enumerable.Range(0, points.Count).Select(i => (ushort)NaiveKMedians.Nearest(points[i], Values(centroids))), step.Owners);
    }

    private static AssignmentStep StartWithoutKnowledge(CdfPoints points, CentroidSet centroids, int threads)
    {
        var chunks = new Chunks(points.Count, threads, default);
        var uppers = new ushort[points.Count];
        uppers.AsSpan().Fill(ushort.MaxValue);
        return new AssignmentStep(new SketchedPoints(points, chunks), chunks, centroids, new ushort[points.Count], uppers);
    }

    private static CdfPoints Range(CdfPoints points, int start, int end) =>
        points with { Values = points.Values[(start * points.Stride)..(end * points.Stride)], Weights = points.Weights[start..end] };

    private static byte[][] Values(CentroidSet centroids) =>
        [.. Enumerable.Range(0, centroids.Points.Count).Select(k => centroids.Points[k].ToArray())];

    private static byte[][] Medians(CdfCounts counts) =>
        [.. Enumerable.Range(0, 3).Select(k =>
        {
            var median = new byte[100];
            counts.Median(k, median);
            return median;
        })];
}
