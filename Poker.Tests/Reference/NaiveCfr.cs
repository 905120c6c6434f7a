using Poker.Core.Solving.Games;

namespace Poker.Tests.Reference;

/// <summary>Counterfactual regret minimisation as the paper writes it: a recursion over histories, dictionaries, no tree.</summary>
public sealed class NaiveCfr<TState>
    where TState : struct, IGameState<TState>
{
    /// <summary>Cumulative regrets; a set not there has none.</summary>
    public Dictionary<(Actor Actor, string Set), double[]> Regrets { get; } = [];

    /// <summary>Cumulative strategy, weighted by own reach.</summary>
    public Dictionary<(Actor Actor, string Set), double[]> Averages { get; } = [];

    /// <summary>Updates player 0, then player 1.</summary>
    public void Iterate()
    {
        foreach (var player in (Actor[])[Actor.First, Actor.Second])
        {
            foreach (var (set, added) in RegretsOfOneIteration(player))
            {
                Add(Regrets, set, added, 1);
            }
        }
    }

    /// <summary>The counterfactual regrets of the present strategy; adds that strategy to the average.</summary>
    public Dictionary<(Actor Actor, string Set), double[]> RegretsOfOneIteration(Actor player)
    {
        var added = new Dictionary<(Actor, string), double[]>();
        Walk(TState.Root, player, 1, 1, added);
        return added;
    }

    /// <summary>The present strategy at a set.</summary>
    public double[] Strategy((Actor Actor, string Set) set, int actions)
    {
        var regrets = Regrets.GetValueOrDefault(set, new double[actions]);
        var positive = regrets.Select(regret => Math.Max(regret, 0)).ToArray();
        var sum = positive.Sum();
        return [.. positive.Select(regret => sum > 0 ? regret / sum : 1.0 / actions)];
    }

    /// <summary>Player 0's chips when both play by the strategy that a function gives, found by walking every history.</summary>
    public static double Value(TState state, Func<(Actor Actor, string Set), int, double> probability)
    {
        if (state.Actor == Actor.Terminal)
        {
            return state.Payoff;
        }

        return Enumerable.Range(0, state.Actions).Sum(action =>
            (state.Actor == Actor.Chance ? state.Probability(action) : probability((state.Actor, state.InformationSet), action))
            * Value(state.After(action), probability));
    }

    private double Walk(TState state, Actor player, double own, double others, Dictionary<(Actor, string), double[]> added)
    {
        switch (state.Actor)
        {
            case Actor.Terminal:
                return player == Actor.First ? state.Payoff : -state.Payoff;
            case Actor.Chance:
                return Enumerable.Range(0, state.Actions).Sum(outcome =>
                    state.Probability(outcome) * Walk(state.After(outcome), player, own, others * state.Probability(outcome), added));
        }

        var set = (state.Actor, state.InformationSet);
        var strategy = Strategy(set, state.Actions);
        var mine = state.Actor == player;
        double[] values =
        [
            .. strategy.Select((p, action) =>
                Walk(state.After(action), player, mine ? own * p : own, mine ? others : others * p, added)),
        ];
        var mean = values.Zip(strategy, (value, p) => value * p).Sum();
        if (mine)
        {
            Add(added, set, [.. values.Select(value => value - mean)], others);
            Add(Averages, set, strategy, own);
        }

        return mean;
    }

    private static void Add(Dictionary<(Actor, string), double[]> sums, (Actor, string) set, double[] values, double weight)
    {
        sums.TryAdd(set, new double[values.Length]);
        for (var action = 0; action < values.Length; action++)
        {
            sums[set][action] += weight * values[action];
        }
    }
}
