using Poker.Core.Numerics;
using Poker.Core.Solving.Games;

namespace Poker.Core.Solving.Sampling;

/// <summary>A <see cref="GameTree"/> to sample from; chance is drawn anew at every visit of a chance node.</summary>
public readonly struct TreeGame : ISampledGame
{
    private readonly TreeNode[] _nodes;

    /// <summary>Samples a tree.</summary>
    public TreeGame(GameTree tree)
    {
        _nodes = tree.NodeArray();
        (Entries, MaxActions, MaxDepth) = (tree.Sets.Entries, tree.MaxActions, tree.MaxDepth);
    }

    /// <inheritdoc />
    public int Entries { get; }

    /// <inheritdoc />
    public int MaxActions { get; }

    /// <inheritdoc />
    public int MaxDepth { get; }

    /// <inheritdoc />
    public int Deal(ref Rng rng) => PastChance(0, ref rng);

    /// <inheritdoc />
    public Actor Actor(int node) => _nodes[node].Actor;

    /// <inheritdoc />
    public int Actions(int node) => _nodes[node].Actions;

    /// <inheritdoc />
    public int FirstEntry(int node) => _nodes[node].FirstEntry;

    /// <inheritdoc />
    public int After(int node, int action, ref Rng rng) => PastChance(_nodes[node].FirstChild + action, ref rng);

    /// <inheritdoc />
    public double Payoff(int node) => _nodes[node].Payoff;

    private int PastChance(int node, ref Rng rng)
    {
        while (_nodes[node].Actor == Games.Actor.Chance)
        {
            ref readonly var chance = ref _nodes[node];
            var drawn = rng.NextDouble();
            var last = chance.FirstChild + chance.Actions - 1;
            for (node = chance.FirstChild; node < last && drawn >= _nodes[node].Probability; node++)
            {
                drawn -= _nodes[node].Probability;
            }
        }

        return node;
    }
}
