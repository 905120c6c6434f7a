using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Medians;
using Poker.Core.Clustering.Rounds;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering.Rounds;

public sealed class RoundsTests
{
    [Fact]
    public void Shared_out_medians_equal_the_single_process_bit_by_bit() => Prop.ForAll(
        Gen.Choose(1, 60).SelectMany(count => Gen.Choose(1, 30).SelectMany(width => Gen.Choose(1, 30).SelectMany(mass =>
            Gen.Choose(1, count).SelectMany(clusters => Gen.Choose(0, int.MaxValue).Select(seed => (count, width, mass, clusters, seed))))))
            .ToArbitrary(),
        spot => MediansEqual(
            RandomCdfs.Of(spot.count, spot.width, spot.mass, (ulong)spot.seed),
            new KMeansOptions { Clusters = spot.clusters, MaxIterations = 1 + (spot.seed % 30), Seed = (ulong)spot.seed, Threads = 1 }))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Many_medians_take_many_rounds_warm_and_cold()
    {
        var rounds = MediansEqual(RandomCdfs.Of(9_000, 100, 46, 7), new KMeansOptions { Clusters = 40, Seed = 3, Threads = 2 });

        Assert.True(rounds.State.Converged);
        Assert.True(rounds.Iterations.Count > 10, $"{rounds.Iterations.Count} rounds");
        Assert.True(rounds.WarmStarts > 20 && rounds.ColdStarts > 20, $"{rounds.WarmStarts} warm and {rounds.ColdStarts} cold starts");
    }

    [Fact]
    public void Empty_clusters_of_medians_take_the_points_that_the_naive_twin_gives_them()
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            // Of equal centroids only the first gets points.
            var points = RandomCdfs.Of(80, 12, 9, seed);
            var centroids = Enumerable.Range(0, 9).Select(cluster => points[cluster % 4 * 7].ToArray()).ToArray();
            var naive = NaiveKMedians.Continue(points, 40, centroids, 0);
            var start = Start(points.Count, 9, points.Width, points.Mass, [.. centroids.SelectMany(centroid => centroid.Select(value => (int)value))], AllInOne(points, 9));

            var rounds = new SimulatedRounds(
                new MedianPoints(points, 1, CancellationToken.None), Street.Turn, new KMeansOptions { Clusters = 9, MaxIterations = 41 }, start, seed).Run();

            Assert.True(rounds.Reseeds > 0);
            Assert.Equal(naive.Iterations.Select(iteration => (iteration.Number + 1, iteration.Inertia, iteration.Moved)), rounds.Iterations.Skip(1));
            Assert.Equal(naive.Assignments, rounds.Assignments.Select(cluster => (int)cluster));
            Assert.Equal(naive.Centroids.SelectMany(centroid => centroid.Select(value => (int)value)), rounds.State.Centroids);
        }
    }

    [Fact]
    public void Shared_out_means_equal_the_single_process_bit_by_bit() => Prop.ForAll<int>(seed =>
    {
        var rng = new Rng((ulong)seed, 5);
        var buckets = 2 + (int)rng.Below(9);
        var ground = RandomHistograms.Ground(ref rng, buckets);
        var points = RandomHistograms.Points(ref rng, buckets, 1 + (int)rng.Below(12), 10 + (int)rng.Below(60));
        MeansEqual(points, ground, new KMeansOptions
        {
            Clusters = 1 + (int)rng.Below(10),
            MaxIterations = 1 + (int)rng.Below(14),
            Seed = (ulong)seed,
            Threads = 1,
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Many_means_take_many_rounds_warm_and_cold()
    {
        var rng = new Rng(21);
        var ground = RandomHistograms.Ground(ref rng, 16);
        var points = RandomHistograms.Points(ref rng, 16, 14, 900);

        var rounds = MeansEqual(points, ground, new KMeansOptions { Clusters = 12, MaxIterations = 15, Seed = 3, Threads = 2 });

        Assert.True(rounds.WarmStarts > 20 && rounds.ColdStarts > 20, $"{rounds.WarmStarts} warm and {rounds.ColdStarts} cold starts");
    }

    [Fact]
    public void Empty_clusters_of_means_take_the_points_that_the_naive_twin_gives_them()
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            var rng = new Rng(seed, 6);
            var ground = RandomHistograms.Ground(ref rng, 8);
            var points = RandomHistograms.Points(ref rng, 8, 6, 40);
            var naive = new NaiveEmdKMeans(points, ground, 7);
            var centroids = Enumerable.Range(0, 7).Select(cluster => naive.AsCentroid(cluster % 3 * 5)).ToArray();
            naive.RunFrom(centroids, 10);
            var start = Start(
                points.Count, 7, points.Buckets, points.Mass * EmdKMeans.MassScale, [.. centroids.SelectMany(centroid => centroid)], new long[7 * points.Buckets]);

            var rounds = new SimulatedRounds(
                ShardedPoints.Of(points, ground), Street.Flop, new KMeansOptions { Clusters = 7, MaxIterations = 11 }, start, seed).Run();

            Assert.True(rounds.Reseeds > 0);
            Assert.Equal(naive.Iterations, rounds.Iterations.Skip(1).Select(iteration => (iteration.Inertia, iteration.Moved)));
            Assert.Equal(naive.Assignments, rounds.Assignments.Select(cluster => (int)cluster));
            Assert.Equal(naive.Centroids.SelectMany(centroid => centroid), rounds.State.Centroids);
        }
    }

    [Fact]
    public void As_many_clusters_as_points_need_no_round()
    {
        var rng = new Rng(22);
        var ground = RandomHistograms.Ground(ref rng, 12);

        var rounds = MeansEqual(RandomHistograms.Points(ref rng, 12, 15, 20), ground, new KMeansOptions { Clusters = 20, Threads = 1 });

        Assert.Equal(0, rounds.State.Number);
    }

    [Fact]
    public void Shards_that_overlap_or_leave_points_out_are_refused()
    {
        var points = new MedianPoints(RandomCdfs.Of(50, 10, 9, 1), 1, CancellationToken.None);
        var state = points.Seed(new KMeansOptions { Clusters = 3, Threads = 1 }, null, CancellationToken.None).State;
        var reduction = RoundReduction.Of(Street.Turn);

        Assert.Throws<ArgumentException>(() => reduction.Reduce(state, [Shard(0, 20), Shard(21, 50)], null, 9));
        Assert.Throws<ArgumentException>(() => reduction.Reduce(state, [Shard(0, 30), Shard(20, 50)], null, 9));
        Assert.Throws<ArgumentException>(() => reduction.Reduce(state, [Shard(0, 30), Shard(0, 30), Shard(30, 50)], null, 9));
        Assert.Throws<ArgumentException>(() => reduction.Reduce(state, [Shard(0, 30)], null, 9));
        Assert.Throws<ArgumentException>(() => reduction.Reduce(state, [], null, 9));
        Assert.NotNull(reduction.Reduce(state, [Shard(30, 50), Shard(0, 30)], null, 9));

        ShardResult Shard(int first, int end) => new(new PointRange(first, end), PointMoves.None, 0, 0, new long[state.Sums.Length]);
    }

    [Fact]
    public void Later_moves_win()
    {
        var first = new PointMoves([2, 5, 9], [1, 1, 1]);

        var both = first.Then(new PointMoves([3, 5], [7, 8]));

        Assert.Equal([2, 3, 5, 9], both.Points);
        Assert.Equal([1, 7, 8, 1], both.Clusters.Select(cluster => (int)cluster));
        Assert.Equal([3, 5], both.Within(new PointRange(3, 9)).Points);
        Assert.Throws<ArgumentOutOfRangeException>(() => both.ApplyTo(new ushort[9]));
    }

    // Round 1 as if all points had been put into cluster 0.
    private static SeededRound Start(int points, int clusters, int width, int mass, int[] centroids, long[] sums) => new(
        new RoundState
        {
            Number = 1,
            Points = points,
            Clusters = clusters,
            Width = width,
            Mass = mass,
            Before = centroids,
            Centroids = centroids,
            Sums = sums,
            Inertia = 0,
            Moved = points,
            Distances = 0,
            Ended = false,
            Reassigned = PointMoves.None,
        },
        new ushort[points]);

    private static long[] AllInOne(CdfPoints points, int clusters)
    {
        var counts = new CdfCounts(clusters, points.Width, points.Mass);
        for (var point = 0; point < points.Count; point++)
        {
            counts.Add(0, points[point], points.Weights[point]);
        }

        return counts.ToArray();
    }

    private static SimulatedRounds MediansEqual(CdfPoints points, KMeansOptions options, ulong seed = 1)
    {
        var alone = KMedians.Cluster(points, options);
        var rounds = new SimulatedRounds(new MedianPoints(points, 1, CancellationToken.None), Street.Turn, options, options.Seed + seed).Run();

        Assert.Equal(alone.Iterations.Select(iteration => (iteration.Number, iteration.Inertia, iteration.Moved)), rounds.Iterations);
        Assert.Equal(alone.Assignments, rounds.Assignments);
        Assert.Equal(alone.Converged, rounds.State.Converged);
        Assert.Equal(MedianReduction.ToNumbers(alone.Centroids), rounds.State.Centroids);
        return rounds;
    }

    private static SimulatedRounds MeansEqual(HistogramPoints points, GroundMetric ground, KMeansOptions options, ulong seed = 1)
    {
        var iterations = new List<(int, long, long)>();
        var reports = new EmdReports { Iteration = iteration => iterations.Add((iteration.Number, iteration.Inertia, iteration.Moved)) };
        var alone = EmdKMeans.Cluster(points, ground, options, reports);
        var rounds = new SimulatedRounds(ShardedPoints.Of(points, ground), Street.Flop, options, options.Seed + seed).Run();

        if (alone.Iterations > 0)
        {
            Assert.Equal(iterations, rounds.Iterations);
        }

        Assert.Equal(alone.Assignments, rounds.Assignments);
        Assert.Equal(alone.Converged, rounds.State.Converged);
        Assert.Equal(alone.Iterations, rounds.State.Number);
        Assert.Equal(alone.Inertia, rounds.State.Inertia);
        Assert.Equal(alone.Sums, rounds.State.Sums);
        Assert.Equal(alone.Centroids, rounds.State.Centroids);
        return rounds;
    }
}
