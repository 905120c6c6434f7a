using Poker.Core.Clustering;
using Poker.Core.Numerics;

namespace Poker.Benchmarks.Clustering;

/// <summary>Made-up flop histograms much like the real ones: 47 turn cards over related turn buckets, about ten of them occupied.</summary>
/// <remarks>
/// A turn bucket is a distribution of river equities, here a bell or two, given by mean, spread and the share of a second mode. A flop hand
/// is such a state too, and each turn card moves it: blanks a little, outs far up, scare cards down.
/// </remarks>
internal sealed class SyntheticFlop
{
    private const int Mass = 46;
    private const int Width = 100;
    private readonly (double Mean, double Spread, double Second)[] _buckets;
    private readonly double[] _occupied;
    private Rng _rng;

    public SyntheticFlop(int buckets, int points, ulong seed)
    {
        _rng = new Rng(seed);
        _buckets = [.. Enumerable.Range(0, buckets).Select(_ => (Uniform(), 0.02 + (0.2 * Uniform()), Math.Max(0, Uniform() - 0.6)))];
        Array.Sort(_buckets);
        _occupied = new double[buckets];
        Ground = new GroundMetric(buckets, Costs([.. _buckets.Select(Cdf)]), Mass * Width);
        Points = Draw(points);
    }

    public GroundMetric Ground { get; }

    public HistogramPoints Points { get; }

    private double Uniform() => _rng.NextDouble();

    private double Bell() => Uniform() + Uniform() + Uniform() + Uniform() - 2;

    private static int[] Cdf((double Mean, double Spread, double Second) bucket)
    {
        var other = bucket.Mean < 0.5 ? bucket.Mean + 0.45 : bucket.Mean - 0.3;
        return [.. Enumerable.Range(0, Width).Select(i =>
        {
            var equity = (i + 0.5) / Width;
            var first = (1 - bucket.Second) * Logistic((equity - bucket.Mean) / bucket.Spread);
            return (int)Math.Round((first + (bucket.Second * Logistic((equity - other) / 0.05))) * Mass);
        })];
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-3 * x));

    private static int[] Costs(int[][] cdfs)
    {
        var costs = new int[cdfs.Length * cdfs.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            costs[i] = cdfs[i / cdfs.Length].Zip(cdfs[i % cdfs.Length], (left, right) => Math.Abs(left - right)).Sum();
        }

        return costs;
    }

    private HistogramPoints Draw(int points)
    {
        var (starts, atoms, counts, weights) = (new List<int> { 0 }, new List<ushort>(), new List<int>(), new List<int>());
        for (var point = 0; point < points; point++)
        {
            foreach (var bucket in TurnBuckets().GroupBy(bucket => bucket).OrderBy(group => group.Key))
            {
                atoms.Add((ushort)bucket.Key);
                counts.Add(bucket.Count());
            }

            starts.Add(atoms.Count);
            weights.Add(1 + (int)(6 * Uniform() * Uniform()));
        }

        return new HistogramPoints(_buckets.Length, 47, [.. starts], [.. atoms], [.. counts], [.. weights]);
    }

    private List<int> TurnBuckets()
    {
        var (mean, spread, second) = (Uniform(), 0.02 + (0.2 * Uniform()), Math.Max(0, Uniform() - 0.6));
        var (outs, pairs, scares) = ((int)(10 * Uniform() * Uniform()), (int)(7 * Uniform()), (int)(12 * Uniform() * Uniform()));
        var blank = 0.01 + (0.05 * Uniform());
        var buckets = new List<int>(47);
        for (var card = 0; card < 47; card++)
        {
            var (shift, toSpread) = card < outs ? (0.9 * (1 - mean), 0.3)
                : card < outs + pairs ? (0.4 * (1 - mean), 0.8)
                : card < outs + pairs + scares ? (-0.3 * mean, 1.2) : (0, 0.9);
            buckets.Add(Nearest(mean + shift + (blank * Bell()), spread * toSpread * (1 + (0.2 * Bell())), second * (1 + (0.3 * Bell()))));
        }

        return buckets;
    }

    private int Nearest(double mean, double spread, double second)
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            var bucket = _buckets[i];
            _occupied[i] = Math.Abs(bucket.Mean - mean) + (0.5 * Math.Abs(bucket.Spread - spread)) + (0.3 * Math.Abs(bucket.Second - second));
        }

        return Array.IndexOf(_occupied, _occupied.Min());
    }
}
