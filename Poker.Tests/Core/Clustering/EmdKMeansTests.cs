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
