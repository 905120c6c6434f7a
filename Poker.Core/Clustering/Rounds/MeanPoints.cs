using System.Numerics;
using Poker.Core.Clustering.Means;
using Poker.Core.Clustering.Transport;

namespace Poker.Core.Clustering.Rounds;

/// <summary>Sparse histograms, clustered as by <see cref="EmdKMeans"/>.</summary>
internal sealed class MeanPoints<T> : ShardedPoints
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly HistogramPoints _points;
    private readonly GroundMetric _metric;
    private readonly PaddedGround<T> _ground;
    private readonly int _massUnits;

    /// <summary>Takes points over the buckets of a metric that fits the number type.</summary>
    public MeanPoints(HistogramPoints points, GroundMetric metric)
    {
        (_points, _metric) = (points, metric);
        _ground = new PaddedGround<T>(metric);
        _massUnits = points.Mass * EmdKMeans.MassScale;
    }

    /// <inheritdoc />
    public override int Count => _points.Count;

    /// <inheritdoc />
    public override SeededRound Seed(KMeansOptions options, Action<int>? onSeed, CancellationToken cancellation)
    {
        options.Validate(Count);
        if (options.Clusters == Count)
        {
            return Identity();
        }

        var lloyd = new Lloyd<T>(_points, _metric, options, cancellation);
        var first = lloyd.Seed(onSeed);
        return new SeededRound(
            new RoundState
            {
                Number = 1,
                Points = Count,
                Clusters = lloyd.Clusters,
                Width = _points.Buckets,
                Mass = _massUnits,
                Before = lloyd.Before,
                Centroids = lloyd.Centroids,
                Sums = lloyd.Sums,
                Inertia = first.Inertia,
                Moved = first.Moved,
                Distances = first.Distances,
                Ended = first.Moved == 0 || options.MaxIterations == 1,
                Reassigned = PointMoves.None,
            },
            lloyd.Assignments);
    }

    /// <inheritdoc />
    public override PreparedRound Prepare(RoundStart start, PreparedRound? previous, int threads, CancellationToken cancellation)
    {
        PairSolver<T>[] pairs = [.. Enumerable.Range(0, threads).Select(_ => new PairSolver<T>(_ground))];
        var table = new MassTable<T>(_ground, start.Clusters);
        var drifts = new long[start.Clusters];
        for (var cluster = 0; cluster < start.Clusters; cluster++)
        {
            var row = start.Centroids.AsSpan(cluster * _points.Buckets, _points.Buckets);
            table.Set(cluster, row);
            drifts[cluster] = pairs[0].Distance(row, start.Before.AsSpan(cluster * _points.Buckets, _points.Buckets));
        }

        if (previous is Round last && last.Start.Number == start.Number - 1)
        {
            var moved = last.Separators.Copy();
            moved.Update(pairs, start.Centroids, drifts, cancellation);
            return new Round(start, last, table, drifts, moved);
        }

        var separators = new Separators<T>(_ground, start.Clusters);
        separators.Begin(pairs, start.Centroids, cancellation);
        return new Round(start, null, table, drifts, separators);
    }

    /// <inheritdoc />
    public override ReseedResult Reseed(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation)
    {
        var states = new PointStates<T>(_points, last.Clusters, (long)_ground.Largest * _massUnits);
        assignments.CopyTo(states.Assignments, 0);
        Solve(last, states, threads, cancellation);
        var sums = new long[last.Clusters * _points.Buckets];
        for (var point = 0; point < Count; point++)
        {
            ClusterSums.Add(_points, point, sums.AsSpan(assignments[point] * _points.Buckets, _points.Buckets));
        }

        long[] after = [.. sums];
        Reseeding.FillEmptyClusters(_points, states, after, last.Clusters);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = after[i] - sums[i];
        }

        return new ReseedResult(PointMoves.Between(0, assignments, states.Assignments), sums);
    }

    private protected override PointShard MakeShard(PreparedRound round, PointRange range, ushort[] assignments)
    {
        var points = Slice(range);
        var states = new PointStates<T>(points, round.Start.Clusters, (long)_ground.Largest * _massUnits);
        states.RuleOutFrom(round.Start.Clusters);
        assignments.CopyTo(states.Assignments, 0);
        return new Shard(range, points, states);
    }

    private protected override RoundWork BeginRound(PreparedRound round) =>
        new Work((Round)round, _ground, new AssignmentTotals(round.Start.Clusters, _points.Buckets));

    /// <summary>Finds each point's distance to its centroid.</summary>
    private void Solve(RoundState last, PointStates<T> states, int threads, CancellationToken cancellation)
    {
        var table = new MassTable<T>(_ground, last.Clusters);
        for (var cluster = 0; cluster < last.Clusters; cluster++)
        {
            table.Set(cluster, last.Centroids.AsSpan(cluster * _points.Buckets, _points.Buckets));
        }

        Workers.Run(
            threads,
            states.Blocks,
            () => new TransportSolver<T>(_ground),
            (solver, block) =>
            {
                var (first, end) = states.Block(block);
                for (var point = first; point < end; point++)
                {
                    solver.SetSources(_points.AtomsOf(point), _points.CountsOf(point), EmdKMeans.MassScale);
                    solver.SetPotentials(states.Potentials(point));
                    var cluster = states.Assignments[point];
                    states.Distances[point] = solver.Solve(table.Atoms(cluster), table.Masses(cluster), long.MaxValue);
                }
            },
            cancellation);
    }

    private SeededRound Identity()
    {
        var (sums, centroids) = EmdKMeans.OnePerPoint(_points);
        return new SeededRound(
            new RoundState
            {
                Number = 0,
                Points = Count,
                Clusters = Count,
                Width = _points.Buckets,
                Mass = _massUnits,
                Before = centroids,
                Centroids = centroids,
                Sums = sums,
                Inertia = 0,
                Moved = 0,
                Distances = 0,
                Ended = true,
                Reassigned = PointMoves.None,
            },
            [.. Enumerable.Range(0, Count).Select(point => (ushort)point)]);
    }

    private HistogramPoints Slice(PointRange range)
    {
        var (start, end) = (_points.Starts[range.First], _points.Starts[range.End]);
        return _points with
        {
            Starts = Array.ConvertAll(_points.Starts[range.First..(range.End + 1)], at => at - start),
            Atoms = _points.Atoms[start..end],
            Counts = _points.Counts[start..end],
            Weights = _points.Weights[range.First..range.End],
        };
    }

    private sealed class Round(RoundStart start, Round? last, MassTable<T> table, long[] drifts, Separators<T> separators)
        : PreparedRound(start, last)
    {
        public MassTable<T> Table => table;

        public long[] Drifts => drifts;

        public Separators<T> Separators => separators;
    }

    private sealed class Shard(PointRange range, HistogramPoints points, PointStates<T> states) : PointShard(range)
    {
        public HistogramPoints Points => points;

        public PointStates<T> States => states;

        /// <summary>Whether the distances are yet to be found: no round was done here.</summary>
        public bool IsUnsolved { get; set; } = true;
    }

    private sealed class Work(Round round, PaddedGround<T> ground, AssignmentTotals totals) : RoundWork
    {
        public override PointMoves Assign(PointShard shard)
        {
            var mine = (Shard)shard;
            Reassign(mine.States, shard.Range);
            ushort[] before = [.. mine.States.Assignments];
            var assigner = new Assigner<T>(mine.Points, mine.States, ground, round.Separators, round.Start.Clusters);
            assigner.Start(round.Table, round.Drifts, mine.IsUnsolved);
            for (var block = 0; block < mine.States.Blocks; block++)
            {
                assigner.Assign(block);
            }

            totals.Add(assigner.Totals);
            mine.IsUnsolved = false;
            return PointMoves.Between(shard.Range.First, before, mine.States.Assignments);
        }

        public override ShardResult Result(PointRange range, PointMoves moves) => new(range, moves, totals.Inertia, totals.Solved, totals.Sums);

        private void Reassign(PointStates<T> states, PointRange range)
        {
            var reassigned = round.Start.Reassigned.Within(range);
            for (var i = 0; i < reassigned.Count; i++)
            {
                var point = reassigned.Points[i] - range.First;
                if (states.Assignments[point] != reassigned.Clusters[i])
                {
                    states.Move(point, reassigned.Clusters[i], 0);
                }
            }
        }
    }
}
