using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Rounds;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Clustering.Rounds;

/// <summary>
/// A clustering in rounds by made-up workers: ranges change hands at random, are forgotten, done twice and handed in in any order.
/// </summary>
internal sealed class SimulatedRounds
{
    private const int MostWorkers = 4;

    private readonly ShardedPoints _points;
    private readonly RoundReduction _reduction;
    private readonly KMeansOptions _options;
    private readonly PointRange[] _cells;
    private readonly int[] _holders;
    private readonly PreparedRound?[] _prepared = new PreparedRound?[MostWorkers];
    private readonly Dictionary<(int Worker, PointRange Cell), PointShard> _kept = [];
    private Rng _rng;

    /// <summary>Begins with k-means++ seeds.</summary>
    public SimulatedRounds(ShardedPoints points, Street street, KMeansOptions options, ulong seed)
        : this(points, street, options, points.Seed(options, null, CancellationToken.None), seed)
    {
    }

    /// <summary>Begins anywhere.</summary>
    public SimulatedRounds(ShardedPoints points, Street street, KMeansOptions options, SeededRound start, ulong seed)
    {
        _rng = new Rng(seed, 77);
        (_points, _reduction, _options) = (points, RoundReduction.Of(street), options);
        _cells = Cut(points.Count, 1 + (int)_rng.Below(Math.Min(12, (ulong)points.Count)));
        _holders = new int[_cells.Length];
        (State, Assignments) = (start.State, [.. start.Assignments]);
        Iterations.Add((State.Number, State.Inertia, State.Moved));
    }

    /// <summary>Where the clustering stands.</summary>
    public RoundState State { get; private set; }

    /// <summary>Each point's cluster.</summary>
    public ushort[] Assignments { get; }

    /// <summary>Number, inertia and moved points of each round.</summary>
    public List<(int Number, long Inertia, long Moved)> Iterations { get; } = [];

    /// <summary>Rounds that left a cluster empty.</summary>
    public int Reseeds { get; private set; }

    /// <summary>Ranges that began without bounds.</summary>
    public int ColdStarts { get; private set; }

    /// <summary>Ranges that went on with bounds.</summary>
    public int WarmStarts { get; private set; }

    /// <summary>Runs to the end.</summary>
    public SimulatedRounds Run()
    {
        while (!State.Ended)
        {
            RunRound();
        }

        return this;
    }

    private void RunRound()
    {
        var start = State.Next();
        var results = new List<ShardResult>();
        for (var cell = 0; cell < _cells.Length;)
        {
            var (first, worker) = (cell, Holder(cell));
            for (cell++; cell < _cells.Length && _rng.Below(3) > 0; cell++)
            {
                _holders[cell] = worker;
            }

            var run = Work(worker, start, _cells[first..cell]);
            if (_rng.Below(5) == 0)
            {
                // Its lease expired, and another did it too.
                AssertEqual(run, Work((worker + 1) % MostWorkers, start, _cells[first..cell]));
            }

            results.Add(run);
        }

        var shuffled = results.OrderBy(_ => _rng.Next()).ToArray();
        var moves = PointMoves.Join(results.Select(result => result.Moves));
        moves.ApplyTo(Assignments);
        if (_reduction.Reduce(State, shuffled, null, _options.MaxIterations) is not { } next)
        {
            var reseeded = _points.Reseed(State, Assignments, 2, CancellationToken.None);
            next = _reduction.Reduce(State, shuffled, reseeded, _options.MaxIterations)!;
            reseeded.Moves.ApplyTo(Assignments);
            Reseeds++;
        }

        State = next;
        Iterations.Add((State.Number, State.Inertia, State.Moved));
    }

    private int Holder(int cell) => _holders[cell] = _rng.Below(3) == 0 ? (int)_rng.Below(MostWorkers) : _holders[cell];

    private ShardResult Work(int worker, RoundStart start, PointRange[] cells)
    {
        var round = _prepared[worker] is { } last && last.Start.Number == start.Number
            ? last
            : _points.Prepare(start, _rng.Below(6) == 0 ? null : _prepared[worker], 1 + (int)_rng.Below(2), CancellationToken.None);
        _prepared[worker] = round;
        var shards = Array.ConvertAll(cells, cell => Shard(worker, round, cell));
        var result = _points.Assign(round, shards, null, CancellationToken.None);
        foreach (var shard in shards.Where(_ => _rng.Below(8) > 0))
        {
            _kept[(worker, shard.Range)] = shard;
        }

        return result;
    }

    // What this worker has of the round before; else it begins anew.
    private PointShard Shard(int worker, PreparedRound round, PointRange cell)
    {
        if (_kept.Remove((worker, cell), out var kept) && round.Continues(kept))
        {
            WarmStarts++;
            return kept;
        }

        ColdStarts++;
        return _points.Begin(round, cell, Assignments[cell.First..cell.End]);
    }

    private PointRange[] Cut(int points, int cells)
    {
        var cuts = new SortedSet<int> { 0, points };
        while (cuts.Count <= cells)
        {
            cuts.Add((int)_rng.Below((ulong)points));
        }

        return [.. cuts.Zip(cuts.Skip(1), (first, end) => new PointRange(first, end))];
    }

    private static void AssertEqual(ShardResult left, ShardResult right)
    {
        Assert.Equal(left.Range, right.Range);
        Assert.Equal(left.Moves.Points, right.Moves.Points);
        Assert.Equal(left.Moves.Clusters, right.Moves.Clusters);
        Assert.Equal(left.Inertia, right.Inertia);
        Assert.Equal(left.Sums, right.Sums);
    }
}
