using Poker.Core.Solving;

namespace Poker.Tests.Reference;

/// <summary>Vanilla CFR of Leduc poker in 28 decimal digits: what the solver would find if doubles did not round.</summary>
public sealed class DecimalCfr
{
    // A deal of Leduc has a probability of a whole number over 120: counted in these, payoffs are exact. Regret matching has no scale.
    private const int Deals = 120;

    private readonly InformationSets _sets;
    private readonly (decimal Payoff, int First, int Second)[] _leaves;
    private readonly decimal[] _regrets, _averages, _strategy, _plan, _values;

    public DecimalCfr(GameTree tree)
    {
        _sets = tree.Sets;
        _leaves = [.. new SequenceForm(tree).Leaves.Select(leaf => ((decimal)Math.Round(leaf.Payoff * Deals), leaf.First, leaf.Second))];
        (_regrets, _averages, _strategy) = (new decimal[_sets.Entries], new decimal[_sets.Entries], new decimal[_sets.Entries]);
        (_plan, _values) = (new decimal[_sets.Entries + 1], new decimal[_sets.Entries + 1]);
        MatchAll(_regrets);
    }

    public void Iterate()
    {
        for (var player = 0; player < 2; player++)
        {
            Update(player);
            MatchAll(_regrets);
        }
    }

    public double Exploitability()
    {
        MatchAll(_averages);
        var gain = BestResponseOf(0) + BestResponseOf(1);
        MatchAll(_regrets);
        return (double)gain / 2 / Deals;
    }

    private void Update(int player)
    {
        var (from, to) = _sets.EntriesOf(player);
        for (var entry = from; entry < to; entry++)
        {
            _averages[entry] += _plan[entry];
        }

        Backwards(player, entries => entries.Sum(entry => _strategy[entry] * _values[entry]), subtract: true);
        for (var entry = from; entry < to; entry++)
        {
            _regrets[entry] += _values[entry];
        }
    }

    private decimal BestResponseOf(int player)
    {
        Backwards(player, entries => entries.Max(entry => _values[entry]), subtract: false);
        return _values[_sets.Entries];
    }

    private void Backwards(int player, Func<int[], decimal> value, bool subtract)
    {
        Array.Clear(_values);
        foreach (var (payoff, first, second) in _leaves)
        {
            _values[player == 0 ? first : second] += player == 0 ? payoff * _plan[second] : -payoff * _plan[first];
        }

        var (from, to) = _sets.SetsOf(player);
        for (var set = to - 1; set >= from; set--)
        {
            var entries = EntriesOf(set);
            var worth = value(entries);
            _values[_sets.ParentEntry[set]] += worth;
            foreach (var entry in entries)
            {
                _values[entry] -= subtract ? worth : 0;
            }
        }
    }

    private void MatchAll(decimal[] sums)
    {
        _plan[_sets.Entries] = 1;
        for (var set = 0; set < _sets.Count; set++)
        {
            var entries = EntriesOf(set);
            var total = entries.Sum(entry => Math.Max(sums[entry], 0));
            foreach (var entry in entries)
            {
                _strategy[entry] = total > 0 ? Math.Max(sums[entry], 0) / total : 1m / entries.Length;
                _plan[entry] = _plan[_sets.ParentEntry[set]] * _strategy[entry];
            }
        }
    }

    private int[] EntriesOf(int set) => [.. Enumerable.Range(_sets.FirstEntry[set], _sets.FirstEntry[set + 1] - _sets.FirstEntry[set])];
}
