namespace Poker.Core.Solving.Cfr;

/// <summary>Exact counterfactual regret minimisation over a game's sequence form, with alternating updates.</summary>
/// <remarks>
/// One iteration updates player 0, then player 1 against player 0's new strategy. An entry's counterfactual value is the value of its
/// leaves plus that of the sets that follow; its regret is that less its set's value. The average is the sum of realisation plans, hence weighted
/// by own reach. O(leaves + entries) an iteration, no allocation, bit-identical every time. Departs from the papers in form only: they
/// recurse over histories (the tests' twin does).
/// </remarks>
public sealed class CfrSolver<TVariant> : ISolver
    where TVariant : struct, ICfrVariant
{
    private readonly string _gameName;
    private readonly SequenceForm _game;
    private readonly InformationSets _sets;
    private readonly Discounts _discounts;
    private readonly double[] _regrets, _averages, _strategy;

    // Sequences: one longer than the entries.
    private readonly double[] _plan, _values;

    /// <summary>A solver at iteration 0: both players play uniformly.</summary>
    public CfrSolver(GameTree tree, Discounts discounts)
    {
        discounts.Validate();
        _gameName = tree.Name;
        _game = new(tree);
        _sets = tree.Sets;
        _discounts = discounts;
        (_regrets, _averages, _strategy) = (new double[_sets.Entries], new double[_sets.Entries], new double[_sets.Entries]);
        (_plan, _values) = (new double[_sets.Entries + 1], new double[_sets.Entries + 1]);
        MatchRegrets(0);
        MatchRegrets(1);
    }

    /// <inheritdoc />
    public string Algorithm => TVariant.Describe(_discounts);

    /// <inheritdoc />
    public long Iterations { get; private set; }

    internal ReadOnlySpan<double> Regrets => _regrets;

    internal ReadOnlySpan<double> Averages => _averages;

    /// <inheritdoc />
    public void Run(long iterations)
    {
        for (var end = Iterations + iterations; Iterations < end;)
        {
            Iterations++;
            Update(0);
            Update(1);
        }
    }

    /// <inheritdoc />
    public void AverageStrategy(Span<double> strategy) => RegretMatching.Average<double>(_sets, _averages, _regrets, strategy);

    /// <inheritdoc />
    public SolverState Capture() => new(_gameName, Algorithm, Iterations, [.. _regrets], [.. _averages], default);

    /// <inheritdoc />
    public void Restore(SolverState state)
    {
        state.RequireMatch(_gameName, Algorithm, _sets.Entries);
        state.Regrets.CopyTo(_regrets, 0);
        state.Averages.CopyTo(_averages, 0);
        Iterations = state.Iterations;
        MatchRegrets(0);
        MatchRegrets(1);
    }

    private void Update(int player)
    {
        var (from, to) = _sets.EntriesOf(player);
        AddToAverage(from, to, TVariant.AverageWeight(Iterations, _discounts));
        _game.LeafValues(player, _plan, _values);
        CounterfactualRegrets(player);
        TVariant.AddRegrets(_regrets.AsSpan(from..to), _values.AsSpan(from..to), Iterations, _discounts);
        MatchRegrets(player);
    }

    private void AddToAverage(int from, int to, double weight)
    {
        for (var entry = from; entry < to; entry++)
        {
            _averages[entry] += weight * _plan[entry];
        }
    }

    // Turns the values of an entry's own leaves into regrets, in place.
    private void CounterfactualRegrets(int player)
    {
        var firstEntry = _sets.FirstEntry;
        var parentEntry = _sets.ParentEntry;
        var (from, to) = _sets.SetsOf(player);
        for (var set = to - 1; set >= from; set--)
        {
            var value = 0.0;
            for (var entry = firstEntry[set]; entry < firstEntry[set + 1]; entry++)
            {
                value += _strategy[entry] * _values[entry];
            }

            _values[parentEntry[set]] += value;
            for (var entry = firstEntry[set]; entry < firstEntry[set + 1]; entry++)
            {
                _values[entry] -= value;
            }
        }
    }

    private void MatchRegrets(int player)
    {
        var firstEntry = _sets.FirstEntry;
        var (from, to) = _sets.SetsOf(player);
        for (var set = from; set < to; set++)
        {
            var entries = firstEntry[set]..firstEntry[set + 1];
            RegretMatching.Match<double>(_regrets.AsSpan(entries), _strategy.AsSpan(entries));
        }

        _game.RealisationPlan(player, _strategy, _plan);
    }
}
