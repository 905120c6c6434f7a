using System.Numerics;
using Poker.Core.Numerics;
using Poker.Core.Solving.Games;

namespace Poker.Core.Solving.Sampling;

/// <summary>External-sampling MCCFR: chance and the opponent are sampled, the traverser tries every action.</summary>
/// <remarks>
/// Regrets are sampled without bias: the sampling probabilities cancel the opponent's reach. The average strategy is added at the
/// <em>opponent's</em> nodes, which are met with its own reach, so that no further reach factor belongs there. No allocation after the
/// constructor; one walker a thread. TReal is float or double. Source: Lanctot et al., "Monte Carlo sampling for regret minimization in
/// extensive games", 2009; Lanctot's thesis, 2013, for the average.
/// </remarks>
public sealed class ExternalSampling<TGame, TWeights, TReal>
    where TGame : struct, ISampledGame
    where TWeights : struct, IIterationWeights
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly TReal[] _regrets, _averages;

    // A strategy and a value an action for each decision on the path: stackalloc in the recursion would be cleared at every call.
    private readonly TReal[] _scratch;
    private readonly int _maxActions;
    private TGame _game;
    private Rng _rng;
    private TReal _weight;
    private int _traverser;

    /// <summary>A walker over a game, which learns into the tables and draws from its own copy of the generator.</summary>
    public ExternalSampling(TGame game, SampledTables<TReal> tables, Rng rng)
    {
        (_game, _regrets, _averages, _rng) = (game, tables.Regrets, tables.Averages, rng);
        ArgumentOutOfRangeException.ThrowIfNotEqual(_regrets.Length, game.Entries, nameof(tables));
        _maxActions = game.MaxActions;
        _scratch = new TReal[2 * game.MaxActions * game.MaxDepth];
    }

    /// <summary>The generator as it is now; set it to go on from a checkpoint.</summary>
    public Rng Rng
    {
        get => _rng;
        set => _rng = value;
    }

    /// <summary>What every regret is multiplied by; 1 unless this walker stands for several.</summary>
    internal TReal RegretFactor { get; set; } = TReal.One;

    /// <summary>Decisions met so far.</summary>
    public long Nodes { get; private set; }

    /// <summary>One iteration: a deal and a traversal for each player.</summary>
    public void Iterate(long iteration)
    {
        Traverse(0, iteration);
        Traverse(1, iteration);
    }

    internal void Traverse(int traverser, long iteration)
    {
        _weight = TReal.CreateTruncating(TWeights.Of(iteration));
        _traverser = traverser;
        Walk(_game.Deal(ref _rng), 0);
    }

    // The sampled counterfactual value of a node for the traverser.
    private TReal Walk(int node, int depth)
    {
        var actor = _game.Actor(node);
        if (actor == Actor.Terminal)
        {
            var payoff = TReal.CreateTruncating(_game.Payoff(node));
            return _traverser == 0 ? payoff : -payoff;
        }

        Nodes++;
        var actions = _game.Actions(node);
        var first = _game.FirstEntry(node);
        var strategy = _scratch.AsSpan(2 * depth * _maxActions, actions);
        RegretMatching.Match<TReal>(_regrets.AsSpan(first, actions), strategy);
        if ((int)actor == _traverser)
        {
            return TryAll(node, depth, first, strategy);
        }

        var averages = _averages.AsSpan(first, actions);
        for (var action = 0; action < actions; action++)
        {
            averages[action] += _weight * strategy[action];
        }

        return Walk(_game.After(node, Draw(strategy), ref _rng), depth + 1);
    }

    private TReal TryAll(int node, int depth, int first, Span<TReal> strategy)
    {
        var values = _scratch.AsSpan(((2 * depth) + 1) * _maxActions, strategy.Length);
        var mean = TReal.Zero;
        for (var action = 0; action < values.Length; action++)
        {
            values[action] = Walk(_game.After(node, action, ref _rng), depth + 1);
            mean += strategy[action] * values[action];
        }

        var regrets = _regrets.AsSpan(first, values.Length);
        var weight = _weight * RegretFactor;
        for (var action = 0; action < values.Length; action++)
        {
            regrets[action] += weight * (values[action] - mean);
        }

        return mean;
    }

    private int Draw(ReadOnlySpan<TReal> strategy)
    {
        var drawn = TReal.CreateTruncating(_rng.NextDouble());
        var last = strategy.Length - 1;
        for (var action = 0; action < last; action++)
        {
            if (drawn < strategy[action])
            {
                return action;
            }

            drawn -= strategy[action];
        }

        return last;
    }
}
