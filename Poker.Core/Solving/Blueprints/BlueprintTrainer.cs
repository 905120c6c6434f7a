using Poker.Core.Clustering;
using Poker.Core.Concurrency;
using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Trains a blueprint by external-sampling MCCFR, batch by batch.</summary>
/// <remarks>
/// An iteration is one deal and a traversal for each player. Iteration i draws everything from stream i of the seed, so that iterations are
/// the same whoever does them and a checkpoint needs no other state of generators than their number. On one thread iterations follow each
/// other, and results are bit-identical; several threads share the tables without locks ("Hogwild"), where races lose single updates, or in
/// the deterministic mode walk frozen tables a round at a time and log what they learn. Not for several callers at once; only
/// <see cref="Iterations"/> and <see cref="Nodes"/> may be read meanwhile.
/// </remarks>
public sealed class BlueprintTrainer : IDisposable
{
    private const int RoundIterations = 1024, Claim = 32;

    private readonly AbstractionKey _key;
    private readonly HandDealer _dealer;
    private readonly WorkerCrew _crew;
    private readonly BlueprintWalker<DirectUpdates>[] _walkers;
    private readonly BlueprintWalker<LoggedUpdates>[] _loggers;
    private readonly UpdateLog[] _logs;
    private readonly Action<int> _walkShared, _walkFrozen, _applyLogs;
    private TraversalWeights _weights;
    private long _iterations, _next, _end, _nodesBefore;

    /// <summary>A trainer at iteration 0 of tables of zeros.</summary>
    /// <param name="tables">What it learns into; it stays the caller's to dispose of, after the trainer.</param>
    /// <param name="abstraction">Buckets of every hand.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The options make no sense, or the tables have other buckets than the abstraction.</exception>
    public BlueprintTrainer(BlueprintTables tables, AbstractionTables abstraction, TrainingOptions options)
    {
        options.Validate();
        if (!tables.Buckets.SequenceEqual(abstraction.InOrderOfPlay.Select(street => street.Buckets)))
        {
            throw new ArgumentException(
                $"The tables have {string.Join(", ", tables.Buckets)} buckets, the abstraction {string.Join(", ", abstraction.InOrderOfPlay.Select(street => street.Buckets))}.");
        }

        (Tables, Options, _key, _dealer, _crew) = (tables, options, abstraction.Key, new(abstraction), new(options.Threads));
        (_walkShared, _walkFrozen, _applyLogs) = (WalkShared, WalkFrozen, ApplyLogs);
        _logs = options.Deterministic ? [.. Enumerable.Range(0, TrainingOptions.Streams).Select(_ => new UpdateLog())] : [];
        _walkers = options.Deterministic ? [] : [.. Enumerable.Range(0, options.Threads).Select(_ => new BlueprintWalker<DirectUpdates>(tables, default))];
        _loggers = options.Deterministic ? [.. Enumerable.Range(0, options.Threads).Select(_ => new BlueprintWalker<LoggedUpdates>(tables, new(tables)))] : [];
    }

    /// <summary>What is learnt.</summary>
    public BlueprintTables Tables { get; }

    /// <summary>How.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Iterations done, a multiple of the batch; during a batch as of its beginning.</summary>
    public long Iterations => Interlocked.Read(ref _iterations);

    /// <summary>Decisions met by all traversals; during a batch roughly.</summary>
    public long Nodes => _nodesBefore + _walkers.Sum(walker => walker.Nodes) + _loggers.Sum(walker => walker.Nodes);

    /// <summary>How far the training is: a pass over all tables, about 5 ns an information set.</summary>
    public TrainingStatistics Statistics => TableStatistics.Of(Tables, Iterations, Nodes, Schedule.WeightOf(Iterations));

    /// <summary>The least that regrets may become in the batches to come, where that is not the batch's own; null for its own.</summary>
    internal float? Floor { get; set; }

    /// <summary>What every regret of the batches to come is multiplied by; 1 unless this trainer stands for several.</summary>
    internal float RegretFactor { get; set; } = 1;

    /// <summary>All that the results depend on, by name.</summary>
    public IReadOnlyDictionary<string, string> Identity => TrainingIdentity.Of(Tables, _key, Options);

    private TrainingSchedule Schedule => new(Options, Tables.Tree.Abstraction.StackChips);

    /// <summary>Runs one batch to its end; a cancellation that came before it leaves it out.</summary>
    public void RunBatch(CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        var first = _iterations;
        _weights = Schedule.WeightsOf(first);
        _weights = _weights with { Regret = _weights.Regret * RegretFactor, Floor = Floor ?? _weights.Floor };
        if (Options.Deterministic)
        {
            RunRounds(first, first + Options.BatchIterations);
        }
        else
        {
            (_next, _end) = (first, first + Options.BatchIterations);
            _crew.Run(_walkShared);
        }

        Interlocked.Exchange(ref _iterations, first + Options.BatchIterations);
        if (Schedule.SweepAfter(_iterations) is var sweep and > 0)
        {
            Discounting.Sweep(Tables, sweep, _crew);
        }
    }

    /// <summary>Writes a checkpoint: identity, iterations and tables, with a checksum.</summary>
    public void Save(Stream stream) => TrainingFile.Write(stream, Identity, Iterations, Nodes, Tables);

    /// <summary>A copy of the training as it is, which can be written in the background while this one goes on.</summary>
    /// <param name="reuse">An earlier snapshot to overwrite, which saves the memory's allocation.</param>
    public TrainingSnapshot Snapshot(TrainingSnapshot? reuse = null)
    {
        var copy = reuse?.Tables ?? new BlueprintTables(Tables.Tree, Tables.Buckets);
        Tables.CopyTo(copy);
        return new(Identity, Iterations, Nodes, copy);
    }

    /// <summary>Goes on from a checkpoint: stopped, saved, restored and gone on with equals never stopped, bit for bit.</summary>
    /// <exception cref="ArgumentException">It is another training's; the message names what differs. Nothing was changed.</exception>
    /// <exception cref="InvalidDataException">
    /// It is damaged or cut off. Nothing was changed if that shows in the header; else the training is at iteration 0 with tables of zeros.
    /// </exception>
    public void Restore(Stream stream)
    {
        var (iterations, nodes) = TrainingFile.Read(stream, Identity, Tables, Reset);
        _iterations = iterations;
        _nodesBefore = nodes - (Nodes - _nodesBefore);
    }

    /// <summary>Goes on from tables that the caller has filled, as if it had trained them itself.</summary>
    /// <param name="iterations">How many iterations they hold, whole batches.</param>
    /// <param name="nodes">Decisions met in those.</param>
    /// <exception cref="ArgumentException">So many iterations are no whole batches.</exception>
    public void Continue(long iterations, long nodes)
    {
        if (iterations < 0 || iterations % Options.BatchIterations != 0)
        {
            throw new ArgumentException($"{iterations} iterations are no whole batches of {Options.BatchIterations}.");
        }

        _nodesBefore = nodes - (Nodes - _nodesBefore);
        _iterations = iterations;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _crew.Dispose();
        Array.ForEach(_walkers, walker => walker.Dispose());
        Array.ForEach(_loggers, walker => walker.Dispose());
    }

    private void Reset()
    {
        Tables.Block.Clear();
        (_iterations, _nodesBefore) = (0, -(Nodes - _nodesBefore));
    }

    private void WalkShared(int worker)
    {
        var step = Options.Threads == 1 ? Options.BatchIterations : Claim;
        while (true)
        {
            var first = Interlocked.Add(ref _next, step) - step;
            if (first >= _end)
            {
                return;
            }

            for (var iteration = first; iteration < Math.Min(first + step, _end); iteration++)
            {
                Iterate(_walkers[worker], iteration);
            }
        }
    }

    private void RunRounds(long first, long end)
    {
        for (var at = first; at < end; at += RoundIterations)
        {
            Array.ForEach(_logs, log => log.Clear());
            (_next, _end) = (at, Math.Min(at + RoundIterations, end));
            _roundFirst = at;
            _stream = 0;
            _crew.Run(_walkFrozen);
            _stream = 0;
            _crew.Run(_applyLogs);
        }
    }

    private long _roundFirst;
    private int _stream;

    private void WalkFrozen(int worker)
    {
        const int Part = RoundIterations / TrainingOptions.Streams;
        for (var stream = Interlocked.Increment(ref _stream) - 1; stream < TrainingOptions.Streams; stream = Interlocked.Increment(ref _stream) - 1)
        {
            _loggers[worker].Updates.Log = _logs[stream];
            var first = _roundFirst + (stream * Part);
            for (var iteration = first; iteration < Math.Min(first + Part, _end); iteration++)
            {
                Iterate(_loggers[worker], iteration);
            }
        }
    }

    private void ApplyLogs(int worker)
    {
        for (var range = Interlocked.Increment(ref _stream) - 1; range < UpdateLog.Ranges; range = Interlocked.Increment(ref _stream) - 1)
        {
            foreach (var log in _logs)
            {
                log.Apply(range, Tables, _weights.Floor);
            }
        }
    }

    private void Iterate<TUpdates>(BlueprintWalker<TUpdates> walker, long iteration)
        where TUpdates : struct, IUpdates
    {
        var rng = new Rng(Options.Seed, (ulong)iteration);
        _dealer.Deal(ref rng, out var hands);
        for (var traverser = 0; traverser < 2; traverser++)
        {
            var weights = Options.Prune ? _weights with { Prunes = rng.Below(TrainingSchedule.ExploreOneIn) != 0 } : _weights;
            walker.Traverse(hands, traverser, weights, ref rng);
        }
    }
}
