using Poker.Core.Numerics;

namespace Poker.Core.Solving.Sampling;

/// <summary>External-sampling MCCFR of a <see cref="GameTree"/> on one thread, in double: bit-identical for equal seeds.</summary>
public sealed class SamplingSolver<TWeights> : ISolver
    where TWeights : struct, IIterationWeights
{
    private readonly GameTree _tree;
    private readonly SampledTables<double> _tables;
    private readonly ExternalSampling<TreeGame, TWeights, double> _walker;

    /// <summary>A solver at iteration 0 that draws from a copy of the generator.</summary>
    public SamplingSolver(GameTree tree, Rng rng)
    {
        _tree = tree;
        _tables = new(tree.Sets.Entries);
        _walker = new(new(tree), _tables, rng);
    }

    /// <inheritdoc />
    public string Algorithm => TWeights.Algorithm;

    /// <inheritdoc />
    public long Iterations { get; private set; }

    /// <inheritdoc />
    public void Run(long iterations)
    {
        for (var end = Iterations + iterations; Iterations < end;)
        {
            _walker.Iterate(++Iterations);
        }
    }

    /// <inheritdoc />
    public void AverageStrategy(Span<double> strategy) =>
        RegretMatching.Average<double>(_tree.Sets, _tables.Averages, _tables.Regrets, strategy);

    /// <inheritdoc />
    public SolverState Capture() =>
        new(_tree.Name, Algorithm, Iterations, [.. _tables.Regrets], [.. _tables.Averages], _walker.Rng);

    /// <inheritdoc />
    public void Restore(SolverState state)
    {
        state.RequireMatch(_tree.Name, Algorithm, _tree.Sets.Entries);
        state.Regrets.CopyTo(_tables.Regrets, 0);
        state.Averages.CopyTo(_tables.Averages, 0);
        _walker.Rng = state.Rng;
        Iterations = state.Iterations;
    }
}
