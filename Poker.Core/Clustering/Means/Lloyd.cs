using System.Numerics;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering.Means;

/// <summary>The state of one clustering between iterations, and the iteration: assign every point, add up the members, round the means.</summary>
/// <remarks>
/// Points are assigned in blocks, each thread adding into sums of its own: integers, so that neither the blocks nor the threads show.
/// Memory: 2 bytes a point and cluster for the bounds, and a number of type T an atom for the potentials.
/// </remarks>
internal sealed class Lloyd<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly HistogramPoints _points;
    private readonly CancellationToken _cancellationToken;
    private readonly PaddedGround<T> _ground;
    private readonly PointStates<T> _states;
    private readonly Assigner<T>[] _assigners;
    private readonly int _massUnits;
    private readonly ulong _seed;
    private readonly MassTable<T> _table;
    private readonly PairSolver<T>[] _pairs;
    private readonly Separators<T> _separators;
    private long[] _drifts = [];
    private int _iteration;

    public Lloyd(HistogramPoints points, GroundMetric ground, KMeansOptions options, CancellationToken cancellationToken)
    {
        _points = points;
        _cancellationToken = cancellationToken;
        _ground = new PaddedGround<T>(ground);
        _massUnits = points.Mass * EmdKMeans.MassScale;
        _seed = options.Seed;
        Clusters = options.Clusters;
        _states = new PointStates<T>(points, Clusters, (long)ground.Largest * _massUnits);
        _table = new MassTable<T>(_ground, Clusters);
        _separators = new Separators<T>(_ground, Clusters);
        var threads = Math.Min(options.Threads, _states.Blocks);
        _assigners = [.. Enumerable.Range(0, threads).Select(_ => new Assigner<T>(points, _states, _ground, _separators, Clusters))];
        _pairs = [.. Enumerable.Range(0, threads).Select(_ => new PairSolver<T>(_ground))];
    }

    /// <summary>Clusters in use.</summary>
    public int Clusters { get; private set; }

    public ushort[] Assignments => _states.Assignments;

    /// <summary>The members' sums after the last iteration.</summary>
    public long[] Sums { get; private set; } = [];

    /// <summary>The means of the members after the last iteration.</summary>
    public int[] Centroids { get; private set; } = [];

    /// <summary>The centroids that the last iteration assigned to.</summary>
    public int[] Before { get; private set; } = [];

    /// <summary>Draws the first centroids; the nearest of them are found on the way, which makes this the first iteration.</summary>
    public KMeansIteration Seed(Action<int>? onSeed)
    {
        var seeding = new Seeding<T>(_points, _states, _ground, _separators, _assigners, _cancellationToken);
        var seeds = seeding.Run(Clusters, _seed, onSeed);
        Clusters = seeds.Count;
        _states.RuleOutFrom(Clusters);
        Centroids = new int[Clusters * _points.Buckets];
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            var row = Centroids.AsSpan(cluster * _points.Buckets, _points.Buckets);
            ClusterSums.Scatter(_points, seeds[cluster], EmdKMeans.MassScale, row);
        }

        Workers.Run(_assigners, _states.Blocks, static (assigner, block) => assigner.CountSeeded(block), _cancellationToken);
        return Update();
    }

    /// <summary>Assigns every point to the nearest centroid and moves the centroids to the means of their members.</summary>
    public KMeansIteration Iterate()
    {
        _separators.Update(_pairs, Centroids, _drifts, _cancellationToken);
        foreach (var assigner in _assigners)
        {
            assigner.Start(_table, _drifts);
        }

        Workers.Run(_assigners, _states.Blocks, static (assigner, block) => assigner.Assign(block), _cancellationToken);
        return Update();
    }

    private KMeansIteration Update()
    {
        var totals = new AssignmentTotals(Clusters, _points.Buckets);
        foreach (var assigner in _assigners)
        {
            totals.Add(assigner.Totals);
            assigner.Totals.Clear();
        }

        Reseeding.FillEmptyClusters(_points, _states, totals.Sums, Clusters);
        MoveCentroids(totals.Sums);
        return new KMeansIteration(++_iteration, totals.Inertia, totals.Moved, totals.Solved);
    }

    private void MoveCentroids(long[] sums)
    {
        var centroids = new int[sums.Length];
        ClusterSums.Round(sums, centroids, _points.Buckets, _massUnits);
        _drifts = new long[Clusters];
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            var row = centroids.AsSpan(cluster * _points.Buckets, _points.Buckets);
            _drifts[cluster] = _pairs[0].Distance(row, Centroids.AsSpan(cluster * _points.Buckets, _points.Buckets));
            _table.Set(cluster, row);
        }

        (Sums, Before, Centroids) = (sums, Centroids, centroids);
    }
}
