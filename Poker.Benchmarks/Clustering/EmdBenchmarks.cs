using BenchmarkDotNet.Attributes;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Transport;

namespace Poker.Benchmarks.Clustering;

/// <summary>Exact earth mover's distances on histograms like the flop's: point to centroid, cold and warm, and centroid to centroid.</summary>
public class EmdBenchmarks
{
    private const int Points = 2_000;
    private readonly SyntheticFlop _flop = new(144, Points, 1);
    private readonly TransportSolver<short> _solver;
    private readonly PairSolver<short> _pairs;
    private readonly MassTable<short> _centroids;
    private readonly EmdClustering _clustering;
    private readonly short[] _potentials;

    public EmdBenchmarks()
    {
        var ground = new PaddedGround<short>(_flop.Ground);
        _solver = new TransportSolver<short>(ground);
        _pairs = new PairSolver<short>(ground);
        _clustering = EmdKMeans.Cluster(_flop.Points, _flop.Ground, new KMeansOptions { Clusters = 128, MaxIterations = 5 });
        _centroids = new MassTable<short>(ground, _clustering.Clusters);
        for (var cluster = 0; cluster < _clustering.Clusters; cluster++)
        {
            _centroids.Set(cluster, Centroid(cluster));
        }

        _potentials = new short[_flop.Points.Atoms.Length];
        Warm();
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public long Cold()
    {
        var sum = 0L;
        for (var point = 0; point < Points; point++)
        {
            Array.Clear(_potentials, _flop.Points.Starts[point], _flop.Points.AtomsOf(point).Length);
            sum += Solve(point);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public long Warm()
    {
        var sum = 0L;
        for (var point = 0; point < Points; point++)
        {
            sum += Solve(point);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = 127)]
    public long Pair()
    {
        var sum = 0L;
        for (var cluster = 1; cluster < _clustering.Clusters; cluster++)
        {
            sum += _pairs.Distance(Centroid(cluster), Centroid(cluster - 1));
        }

        return sum;
    }

    private ReadOnlySpan<int> Centroid(int cluster) => _clustering.Centroids.AsSpan(cluster * 144, 144);

    private long Solve(int point)
    {
        var atoms = _flop.Points.AtomsOf(point);
        var potentials = _potentials.AsSpan(_flop.Points.Starts[point], atoms.Length);
        var cluster = _clustering.Assignments[point];
        _solver.SetSources(atoms, _flop.Points.CountsOf(point), EmdKMeans.MassScale);
        _solver.SetPotentials(potentials);
        var distance = _solver.Solve(_centroids.Atoms(cluster), _centroids.Masses(cluster), long.MaxValue);
        _solver.GetPotentials(potentials);
        return distance;
    }
}
