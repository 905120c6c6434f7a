using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Transport;
using Poker.Core.Numerics;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering;

public sealed class EmdMetricTests
{
    [Fact]
    public void Distances_equal_the_naive_min_cost_flow()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll<int>(seed =>
        {
            var rng = new Rng((ulong)seed, 1);
            var buckets = 1 + (int)rng.Below(12);
            var ground = RandomHistograms.Ground(ref rng, buckets);
            var mass = 1 + (int)rng.Below(60);
            var (left, right) = (RandomHistograms.Masses(ref rng, buckets, mass), RandomHistograms.Masses(ref rng, buckets, mass));
            var expected = NaiveTransport.Distance(left, right, ground.Costs);

            Assert.Equal([0, expected, expected, 0], EmdMetric.Pairwise((int[])[.. left, .. right], ground, 1));
            Assert.Equal([0, expected], EmdMetric.FromOne(left, (int[])[.. left, .. right], ground));
            Assert.Equal(expected, new PairSolver<int>(new PaddedGround<int>(ground)).Distance(left, right));
        }));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(150)]
    public void Many_buckets_equal_the_naive_min_cost_flow_too(int buckets)
    {
        var rng = new Rng((ulong)buckets);
        for (var run = 0; run < 600 / buckets; run++)
        {
            var ground = RandomHistograms.Ground(ref rng, buckets);
            var (left, right) = (RandomHistograms.Masses(ref rng, buckets, 300), RandomHistograms.Masses(ref rng, buckets, 300));

            Assert.Equal(NaiveTransport.Distance(left, right, ground.Costs), EmdMetric.Pairwise((int[])[.. left, .. right], ground, 1)[1]);
        }
    }

    [Fact]
    public void Distances_form_a_metric_whatever_the_threads()
    {
        var rng = new Rng(5);
        for (var run = 0; run < 20; run++)
        {
            var ground = RandomHistograms.Ground(ref rng, 30);
            var masses = new List<int>();
            for (var i = 0; i < 12; i++)
            {
                masses.AddRange(RandomHistograms.Masses(ref rng, 30, 188));
            }

            var distances = EmdMetric.Pairwise(masses.ToArray(), ground, 1);

            Assert.Equal(distances, EmdMetric.Pairwise(masses.ToArray(), ground, 3));
            _ = new GroundMetric(12, Array.ConvertAll(distances, checked(distance => (int)distance)), 1);
        }
    }

    [Fact]
    public void On_a_line_it_is_the_area_between_the_cdfs()
    {
        var rng = new Rng(6);
        var ground = new GroundMetric(50, [.. Enumerable.Range(0, 2_500).Select(i => Math.Abs((i / 50) - (i % 50)))], 50);
        for (var run = 0; run < 200; run++)
        {
            var (left, right) = (RandomHistograms.Masses(ref rng, 50, 1_000), RandomHistograms.Masses(ref rng, 50, 1_000));
            var (area, gap) = (0L, 0);
            for (var bucket = 0; bucket < 50; bucket++)
            {
                gap += left[bucket] - right[bucket];
                area += Math.Abs(gap);
            }

            Assert.Equal(area, EmdMetric.Pairwise((int[])[.. left, .. right], ground, 1)[1]);
        }
    }

    [Fact]
    public void Large_costs_and_masses_are_exact()
    {
        var ground = new GroundMetric(3, [0, 864_800, 400_000, 864_800, 0, 500_000, 400_000, 500_000, 0], 864_800);

        Assert.Equal(19_600L * 864_800, EmdMetric.Pairwise((int[])[19_600, 0, 0, 0, 19_600, 0], ground, 1)[1]);
    }

    [Fact]
    public void Unequal_masses_and_what_is_no_metric_are_refused()
    {
        var ground = new GroundMetric(2, [0, 1, 1, 0], 1);

        Assert.Throws<ArgumentException>(() => EmdMetric.Pairwise((int[])[1, 0, 1, 1], ground, 1));
        Assert.Throws<ArgumentException>(() => EmdMetric.Pairwise((int[])[1, 0, 1], ground, 1));
        Assert.Throws<ArgumentException>(() => new GroundMetric(2, [0, 1, 2, 0], 1));
        Assert.Throws<ArgumentException>(() => new GroundMetric(2, [1, 1, 1, 0], 1));
        Assert.Throws<ArgumentException>(() => new GroundMetric(3, [0, 1, 3, 1, 0, 1, 3, 1, 0], 1));
        Assert.Throws<ArgumentException>(() => new GroundMetric(2, [0, 1, 1], 1));
    }
}
