using Poker.Core.Solving.Games;

namespace Poker.Core.Solving;

/// <summary>Enumerates a game breadth first: information sets come out in the order of their first node, so after their parents.</summary>
internal sealed class GameTreeBuilder<TState>
    where TState : struct, IGameState<TState>
{
    private readonly List<Point> _points = [];
    private readonly SetList[] _sets = [new(), new()];
    private int _maxActions;

    /// <summary>Builds the tree.</summary>
    public GameTree Build()
    {
        _points.Add(new(TState.Root, 1, 0, Step.None, Step.None));
        var firstChildren = new List<int>();
        var localSets = new List<int>();
        for (var i = 0; i < _points.Count; i++)
        {
            firstChildren.Add(_points.Count);
            localSets.Add(Expand(_points[i]));
        }

        var sets = Number();
        var nodes = new TreeNode[_points.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            var (state, probability) = (_points[i].State, _points[i].Probability);
            var entry = localSets[i] < 0 ? -1 : _sets[(int)state.Actor].FirstEntries[localSets[i]];
            var payoff = state.Actor == Actor.Terminal ? state.Payoff : 0;
            nodes[i] = new(state.Actor, state.Actions, firstChildren[i], entry, probability, payoff);
        }

        return new(TState.Name, nodes, sets, _maxActions, _points[^1].Depth);
    }

    // Adds a point's children; returns its information set, numbered among its player's own.
    private int Expand(Point point)
    {
        var state = point.State;
        var player = state.Actor is Actor.First or Actor.Second ? (int)state.Actor : -1;
        var set = player < 0 ? -1 : _sets[player].Find(state, player == 0 ? point.LastOfFirst : point.LastOfSecond);
        _maxActions = player < 0 ? _maxActions : Math.Max(_maxActions, state.Actions);
        for (var action = 0; action < state.Actions; action++)
        {
            _points.Add(new(
                state.After(action),
                player < 0 ? state.Probability(action) : 1,
                point.Depth + 1,
                player == 0 ? new(set, action) : point.LastOfFirst,
                player == 1 ? new(set, action) : point.LastOfSecond));
        }

        return set;
    }

    private InformationSets Number()
    {
        var entries = 0;
        foreach (var list in _sets)
        {
            entries = list.Number(entries);
        }

        return new(
            _sets[0].Names.Count,
            [.. _sets.SelectMany(list => list.FirstEntries), entries],
            [.. _sets.SelectMany(list => list.ParentEntries(entries))],
            [.. _sets.SelectMany(list => list.Names)],
            [.. _sets.SelectMany(list => list.ActionNames).SelectMany(names => names)]);
    }

    private readonly record struct Step(int Set, int Action)
    {
        public static Step None => new(-1, 0);
    }

    private readonly record struct Point(TState State, double Probability, int Depth, Step LastOfFirst, Step LastOfSecond);

    /// <summary>One player's information sets in the order in which they are met.</summary>
    private sealed class SetList
    {
        private readonly Dictionary<string, int> _numbers = [];
        private readonly List<Step> _parents = [];

        public List<string> Names { get; } = [];

        public List<string[]> ActionNames { get; } = [];

        public List<int> FirstEntries { get; } = [];

        public int Find(TState state, Step parent)
        {
            var name = state.InformationSet;
            var actions = Enumerable.Range(0, state.Actions).Select(action => state.ActionName(action)).ToArray();
            if (_numbers.TryAdd(name, Names.Count))
            {
                Names.Add(name);
                ActionNames.Add(actions);
                _parents.Add(parent);
                return Names.Count - 1;
            }

            var set = _numbers[name];
            if (!ActionNames[set].SequenceEqual(actions))
            {
                throw new ArgumentException($"Information set '{name}' has points with unlike actions.");
            }

            return _parents[set] == parent
                ? set
                : throw new ArgumentException($"Information set '{name}' forgets what its player did (imperfect recall).");
        }

        public int Number(int firstEntry)
        {
            foreach (var actions in ActionNames)
            {
                FirstEntries.Add(firstEntry);
                firstEntry += actions.Length;
            }

            return firstEntry;
        }

        public IEnumerable<int> ParentEntries(int none) =>
            _parents.Select(parent => parent.Set < 0 ? none : FirstEntries[parent.Set] + parent.Action);
    }
}
