using System.Diagnostics;
using Poker.Core.Numerics;
using Poker.Core.Solving;
using Poker.Core.Solving.Games;

namespace Poker.Cli.Solving;

/// <summary>Solves a toy game, once a seed, and assesses the average strategies along the way.</summary>
internal sealed class SolveRun
{
    // Between two looks at the cancellation token; a fraction of a second.
    private const long SliceIterations = 1_000;

    private readonly SolveRequest _request;
    private readonly GameTree _tree;
    private readonly SequenceForm _game;
    private readonly ISolver[] _solvers;
    private readonly double[] _strategy;

    /// <summary>A run at iteration 0.</summary>
    public SolveRun(SolveRequest request)
    {
        _request = request;
        _tree = ToyGames.Create(request.Game);
        _game = new(_tree);
        _strategy = new double[_tree.Sets.Entries];
        _solvers =
        [
            .. Enumerable.Range(0, request.Runs).Select(run => SolverAlgorithms.Create(
                request.Algorithm, _tree, request.Discounts, new Rng(request.Seed + (ulong)run))),
        ];
    }

    /// <summary>Solves, and tells each point as soon as it is there.</summary>
    public SolveReport Solve(Action<SolvePoint> tell, CancellationToken cancel)
    {
        var points = new List<SolvePoint>();
        var seconds = 0.0;
        foreach (var iterations in _request.Points())
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var solver in _solvers)
            {
                RunTo(solver, iterations, cancel);
            }

            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            points.Add(SolvePoint.Of(iterations, [.. _solvers.Select(Assess)], seconds));
            tell(points[^1]);
        }

        return new(
            _request.Game,
            _solvers[0].Algorithm,
            _tree.Sets.Count,
            SolverAlgorithms.IsSampled(_request.Algorithm) ? _request.Seed : null,
            _request.Runs,
            points,
            _request.WithStrategy ? StrategyLine.All(_tree.Sets, _strategy) : null);
    }

    private static void RunTo(ISolver solver, long iterations, CancellationToken cancel)
    {
        while (solver.Iterations < iterations)
        {
            cancel.ThrowIfCancellationRequested();
            solver.Run(Math.Min(SliceIterations, iterations - solver.Iterations));
        }
    }

    private ProfileQuality Assess(ISolver solver)
    {
        solver.AverageStrategy(_strategy);
        return BestResponse.Assess(_game, _strategy);
    }
}
