using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Clustering;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering;

public sealed class EmdKMeansTests
{
    [Fact]
    public void Every_iteration_equals_the_naive_one()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll<int>(seed =>
        {
            var rng = new Rng((ulong)seed, 3);
            var buckets = 2 + (int)rng.Below(9);
            var ground = RandomHistograms.Ground(ref rng, buckets);
            var points = RandomHistograms.Points(ref rng, buckets, 1 + (int)rng.Below(12), 10 + (int)rng.Below(30));

            EqualsNaive(points, ground, 1 + (int)rng.Below(9), (ulong)seed);
        }));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(47)]
    public void Deck_sized_masses_equal_the_naive_twin(int mass)
    {
        var rng = new Rng((ulong)mass);
        var ground = RandomHistograms.Ground(ref rng, 20);

        EqualsNaive(RandomHistograms.Points(ref rng, 20, mass, 120), ground, 14, 9);
    }

    [Fact]
    public void Threads_have_no_say_and_seeds_do()
    {
        var rng = new Rng(21);
        var ground = RandomHistograms.Ground(ref rng, 40);
        var points = RandomHistograms.Points(ref rng, 40, 47, 5_000);
        var options = new KMeansOptions { Clusters = 24, MaxIterations = 8, Seed = 3, Threads = 1 };
        var (alone, expected) = Run(options);

        foreach (var threads in new[] { 2, 5 })
        {
            var (result, iterations) = Run(options with { Threads = threads });

            Assert.Equal(expected, iterations);
            Assert.Equal(alone.Assignments, result.Assignments);
            Assert.Equal(alone.Centroids, result.Centroids);
            Assert.Equal(alone.Sums, result.Sums);
            Assert.Equal(alone.Distances, result.Distances);
        }

        Assert.NotEqual(alone.Assignments, Run(options with { Seed = 4 }).Result.Assignments);

        (EmdClustering Result, List<KMeansIteration> Iterations) Run(KMeansOptions how)
        {
            var iterations = new List<KMeansIteration>();
            return (EmdKMeans.Cluster(points, ground, how, new EmdReports { Iteration = iterations.Add }), iterations);
        }
    }

    [Fact]
    public void As_many_clusters_as_points_leave_each_point_its_own()
    {
        var rng = new Rng(22);
        var ground = RandomHistograms.Ground(ref rng, 12);
        var points = RandomHistograms.Points(ref rng, 12, 15, 20);

        var result = EmdKMeans.Cluster(points, ground, new KMeansOptions { Clusters = 20, Threads = 1 });

        Assert.Equal(Enumerable.Range(0, 20), result.Assignments.Select(cluster => (int)cluster));
        Assert.Equal(0, result.Inertia);
        Assert.True(result.Converged);
        Assert.Equal(20, result.ToGround(ground).Count);
        Assert.Equal(points.CountsOf(7).ToArray().Sum(), result.Centroids[(7 * 12)..(8 * 12)].Sum() / EmdKMeans.MassScale);
    }

    [Fact]
    public void Fewer_distinct_points_than_clusters_make_fewer_clusters()
    {
        var ground = new GroundMetric(2, [0, 5, 5, 0], 10);
        var points = new HistogramPoints(2, 4, [0, 1, 2, 3, 4], [0, 1, 0, 1], [4, 4, 4, 4], [1, 2, 3, 4]);

        EqualsNaive(points, ground, 3, 1);
    }

    [Fact]
    public void Costs_beyond_16_bits_equal_the_naive_twin()
    {
        var rng = new Rng(23);
        var small = RandomHistograms.Ground(ref rng, 10);
        var ground = new GroundMetric(10, [.. small.Costs.Select(cost => cost * 20_000)], 100);

        EqualsNaive(RandomHistograms.Points(ref rng, 10, 9, 40), ground, 6, 2);
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        var rng = new Rng(24);
        var ground = RandomHistograms.Ground(ref rng, 12);
        var points = RandomHistograms.Points(ref rng, 12, 15, 200);
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => EmdKMeans.Cluster(
            points, ground, new KMeansOptions { Clusters = 8, Threads = 2 }, new EmdReports { Iteration = _ => stop.Cancel() }, stop.Token));
    }

    [Fact]
    public void Points_that_do_not_fit_the_metric_are_refused()
    {
        var points = new HistogramPoints(3, 1, [0, 1], [0], [1], [1]);

        var ground = new GroundMetric(2, [0, 5, 5, 0], 10);

        Assert.Throws<ArgumentException>(() => EmdKMeans.Cluster(points, ground, new KMeansOptions { Clusters = 1 }));
    }

    private static void EqualsNaive(HistogramPoints points, GroundMetric ground, int clusters, ulong seed)
    {
        var iterations = new List<(long, long)>();
        var naive = new NaiveEmdKMeans(points, ground, clusters);
        naive.Run(seed, 12);
        var options = new KMeansOptions { Clusters = clusters, MaxIterations = 12, Seed = seed, Threads = 1 };
        var result = EmdKMeans.Cluster(points, ground, options, new EmdReports { Iteration = iteration => iterations.Add((iteration.Inertia, iteration.Moved)) });

        Assert.Equal(naive.Iterations, iterations);
        Assert.Equal(naive.Assignments, result.Assignments.Select(cluster => (int)cluster));
        Assert.Equal(naive.Centroids.SelectMany(centroid => centroid), result.Centroids);
        Assert.Equal(naive.Centroids.Count, result.Clusters);
        Assert.Equal(Enumerable.Range(0, result.Clusters), result.Assignments.Select(cluster => (int)cluster).Distinct().Order());
    }
}
