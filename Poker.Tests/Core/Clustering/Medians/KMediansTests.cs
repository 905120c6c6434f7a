using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Medians;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering.Medians;

public sealed class KMediansTests
{
    [Theory]
    [InlineData(400, 100, 46, 24)]
    [InlineData(300, 100, 14, 70)]
    [InlineData(200, 37, 46, 144)]
    [InlineData(200, 257, 255, 9)]
    [InlineData(150, 3, 200, 20)]
    [InlineData(64, 100, 46, 1)]
    [InlineData(64, 100, 46, 64)]
    [InlineData(1, 100, 46, 1)]
    public void Every_iteration_equals_the_naive_twins(int count, int width, int mass, int clusters)
    {
        for (var seed = 0UL; seed < 3; seed++)
        {
            AssertEqualsNaive(RandomCdfs.Of(count, width, mass, seed), new KMeansOptions { Clusters = clusters, Seed = seed, Threads = 1 });
        }
    }

    [Fact]
    public void Any_points_cluster_as_the_naive_twin_has_it() => Prop.ForAll(
        Gen.Choose(1, 40).SelectMany(count => Gen.Choose(1, 40).SelectMany(width => Gen.Choose(1, 30).SelectMany(mass =>
            Gen.Choose(1, count).SelectMany(clusters => Gen.Choose(0, int.MaxValue).Select(seed => (count, width, mass, clusters, seed))))))
            .ToArbitrary(),
        spot => AssertEqualsNaive(
            RandomCdfs.Of(spot.count, spot.width, spot.mass, (ulong)spot.seed, int.MaxValue / spot.count),
            new KMeansOptions { Clusters = spot.clusters, Seed = (ulong)spot.seed, Threads = 2 }))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Few_and_coarse_points_tie_often_and_empty_clusters_as_in_the_naive_twin() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed => AssertEqualsNaive(RandomCdfs.Of(60, 4, 3, (ulong)seed, 3), new KMeansOptions { Clusters = 12, Seed = (ulong)seed, Threads = 1 }))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Equal_means_are_no_obstacle()
    {
        var points = new CdfPoints(40, 40, 40, new byte[20 * 40], [.. Enumerable.Range(1, 20)]);
        for (var i = 0; i < 20; i++)
        {
            points.Values.AsSpan(i * 40, 20).Fill((byte)i);
            points.Values.AsSpan((i * 40) + 20, 20).Fill((byte)(40 - i));
        }

        AssertEqualsNaive(points, new KMeansOptions { Clusters = 5, Seed = 3, Threads = 1 });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_show_in_the_result(int threads)
    {
        var points = RandomCdfs.Of(20_000, 100, 46, 11);
        var options = new KMeansOptions { Clusters = 50, Seed = 1, Threads = 1 };

        var alone = KMedians.Cluster(points, options);
        var together = KMedians.Cluster(points, options with { Threads = threads });

        Assert.True(alone.Converged);
        Assert.Equal(alone.Assignments, together.Assignments);
        Assert.Equal(alone.Centroids.Values, together.Centroids.Values);
        Assert.Equal(alone.Centroids.Weights, together.Centroids.Weights);
        Assert.Equal(alone.Iterations, together.Iterations);
    }

    [Fact]
    public void A_seed_fixes_the_clustering_and_another_gives_another()
    {
        var points = RandomCdfs.Of(3_000, 100, 46, 5);
        var options = new KMeansOptions { Clusters = 20, Seed = 8, Threads = 1 };

        var first = KMedians.Cluster(points, options);

        Assert.Equal(first.Assignments, KMedians.Cluster(points, options).Assignments);
        Assert.NotEqual(first.Assignments, KMedians.Cluster(points, options with { Seed = 9 }).Assignments);
    }

    [Fact]
    public void Bounds_spare_most_distances_and_inertia_never_rises()
    {
        var points = RandomCdfs.Of(20_000, 100, 46, 2);

        var iterations = KMedians.Cluster(points, new KMeansOptions { Clusters = 100, Threads = 2 }).Iterations;

        Assert.Equal(iterations.Select(iteration => iteration.Inertia).OrderDescending(), iterations.Select(iteration => iteration.Inertia));
        Assert.InRange(iterations.Sum(iteration => iteration.Distances), 1, 20_000L * 100 * iterations.Count / 10);
    }

    [Fact]
    public void Fewer_distinct_points_than_clusters_give_fewer_clusters()
    {
        var two = RandomCdfs.Of(2, 100, 46, 1);
        var points = two with { Values = [.. two.Values, .. two.Values, .. two.Values], Weights = [1, 2, 3, 4, 5, 6] };

        var clustering = KMedians.Cluster(points, new KMeansOptions { Clusters = 5, Threads = 1 });

        Assert.Equal(2, clustering.Centroids.Count);
        Assert.Equal(0, clustering.Iterations[^1].Inertia);
        Assert.Equal([9, 12], clustering.Centroids.Weights.Order());
    }

    [Fact]
    public void Iterations_end_at_the_limit_with_the_medians_of_the_assignments()
    {
        var clustering = KMedians.Cluster(
            RandomCdfs.Of(2_000, 100, 46, 5), new KMeansOptions { Clusters = 20, MaxIterations = 2, Threads = 1 });

        Assert.False(clustering.Converged);
        Assert.Equal(2, clustering.Iterations.Count);
        AssertEqualsNaive(RandomCdfs.Of(200, 100, 46, 5), new KMeansOptions { Clusters = 20, MaxIterations = 2, Threads = 1 });
    }

    [Fact]
    public void Seeds_and_iterations_are_reported()
    {
        var (seeds, iterations) = (new List<int>(), new List<KMeansIteration>());

        var clustering = KMedians.Cluster(
            RandomCdfs.Of(500, 100, 46, 5), new KMeansOptions { Clusters = 6, Threads = 1 }, seeds.Add, iterations.Add);

        Assert.Equal([1, 2, 3, 4, 5, 6], seeds);
        Assert.Equal(clustering.Iterations, iterations);
    }

    [Fact]
    public void Cancelling_ends_seeding_and_iterations()
    {
        var points = RandomCdfs.Of(5_000, 100, 46, 5);
        var options = new KMeansOptions { Clusters = 30, Threads = 2 };
        using var seeding = new CancellationTokenSource();
        using var iterating = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(
            () => KMedians.Cluster(points, options, seeds => Cancel(seeding, seeds == 3), cancel: seeding.Token));
        Assert.ThrowsAny<OperationCanceledException>(
            () => KMedians.Cluster(points, options, null, iteration => Cancel(iterating, iteration.Number == 2), iterating.Token));

        static void Cancel(CancellationTokenSource source, bool when)
        {
            if (when)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void More_clusters_than_points_are_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => KMedians.Cluster(RandomCdfs.Of(5, 100, 46, 5), new KMeansOptions { Clusters = 6 }));

        Assert.Equal("6 clusters were asked for, but there are only 5 distinct points.", refusal.Message);
    }

    [Fact]
    public void Points_out_of_the_limits_are_refused()
    {
        var points = RandomCdfs.Of(5, 100, 46, 5);
        var options = new KMeansOptions { Clusters = 2 };

        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Weights = [1, 1, 0, 1, 1] }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Weights = [1, 1, int.MaxValue, 1, 1] }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Mass = 0 }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Mass = 45 }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Width = 105 }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(points with { Stride = 112 }, options));
        Assert.Throws<ArgumentException>(() => KMedians.Cluster(RandomCdfs.Of(5, 1_000, 70, 5), options));
    }

    private static void AssertEqualsNaive(CdfPoints points, KMeansOptions options)
    {
        var fast = KMedians.Cluster(points, options);
        var (assignments, centroids, iterations) = NaiveKMedians.Cluster(points, options);

        Assert.Equal(assignments, fast.Assignments.Select(cluster => (int)cluster));
        Assert.Equal(centroids, Enumerable.Range(0, fast.Centroids.Count).Select(k => fast.Centroids[k].ToArray()));
        Assert.Equal(iterations, fast.Iterations.Select(iteration => (iteration.Number, iteration.Inertia, iteration.Moved)));
        Assert.Equal(
            fast.Centroids.Weights,
            Enumerable.Range(0, centroids.Length).Select(k => Enumerable.Range(0, points.Count).Where(i => assignments[i] == k).Sum(i => points.Weights[i])));
        Assert.Equal(
            fast.Distances,
            centroids.SelectMany(left => centroids.Select(right => NaiveKMedians.Distance(left, right))));
    }
}
